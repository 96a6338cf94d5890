#include <fmt/format.h>

#include <algorithm>

#include "planner/references.h"
#include "planner/steps.h"
#include "schema/match.h"
#include "schema/named_tables.h"

namespace planner {
namespace {

using schema::match;
using schema::Operation;

class Narrowing {
  public:
    Narrowing(const Task& task, Drafts& drafts) : task_(task), drafts_(drafts) {}

    void run() {
        for (const Operation& one : operations()) narrow(one);
        enable_indexes();
        for (Step& step : drafts_.all()) {
            if (step.kind == StepKind::remove_table) remove_last(step);
            if (step.kind == StepKind::remove_field) remove_with_indexes(step);
        }
        if (task_.plan.backfills.empty()) return;
        Step& step = drafts_.add(StepKind::delete_backfill, "", "",
                                 fmt::format("`{}` and its test are deleted", task_.plan.name),
                                 "it has done its work, and does not type-check against the new schema");
        for (const TableBackfill& one : task_.plan.backfills)
            drafts_.require(step, id_of(StepKind::backfill_table, one.table), "it is done");
    }

  private:
    const std::vector<Operation>& operations() const { return task_.plan.bridge.operations; }

    void narrow(const Operation& one) {
        const std::string path = to_string(one.path);
        const Named at = named(one);
        const auto add = [&](StepKind kind, std::string what, const char* reason) {
            Step& step = drafts_.add(kind, one.table, path, std::move(what), reason);
            drafts_.require(step, id_of(StepKind::backfill_table, one.table), "every document fits then");
            drafts_.require(step, id_of(StepKind::stage_validator, one.table),
                            "Convex has found that every document fits");
        };
        match(
            one.what,
            [&](const schema::MakeOptional&) {
                add(StepKind::make_required, fmt::format("{} is required{}", at.name, at.in_member),
                    "every document has it");
            },
            [&](const schema::AddField&) {
                add(StepKind::remove_field, fmt::format("{} is gone{}", at.name, at.in_member),
                    "no document has it");
            },
            [&](const schema::Widen&) {
                add(StepKind::narrow_type,
                    fmt::format("{} takes the new values only{}", at.name, at.in_member),
                    "no document has another");
            },
            [&](const schema::AcceptAny&) {
                add(StepKind::narrow_type,
                    path.empty() ? "it takes the new documents only"
                                 : fmt::format("{} takes the new values only{}", at.name, at.in_member),
                    "no document has another");
            },
            [&](const schema::AddTable&) {
                drafts_.add(StepKind::remove_table, one.table, "", "it is gone from the schema",
                            "nothing names it");
            },
            [&](const schema::KeepIndex& kept) {
                drafts_.add(StepKind::remove_index, one.table, "index:" + kept.index.name,
                            fmt::format("the index `{}` is gone", kept.index.name), "no code uses it");
            },
            [&](const schema::SkipValidation&) {
                Step& step = drafts_.add(StepKind::check_documents, "", "", "documents are checked",
                                         "all of them fit");
                for (const TableBackfill& backfill : task_.plan.backfills)
                    drafts_.require(step, id_of(StepKind::backfill_table, backfill.table),
                                    "its documents fit then");
            });
    }

    void enable_indexes() {
        for (const auto& [table, index] : task_.options.staged_indexes) {
            const std::string path = "index:" + index;
            Step& step = drafts_.add(StepKind::enable_index, table, path,
                                     fmt::format("the index `{}` is enabled", index), "new code uses it");
            drafts_.require(step, id_of(StepKind::stage_index, table, path), "it is built by then");
        }
    }

    // A table goes after the ids that name it.
    void remove_last(Step& step) {
        const std::string& table = step.tables.front();
        for (const Operation& one : operations()) {
            const auto names = [&](schema::TypeId type) {
                return schema::named_tables(task_.before, type).contains(table);
            };
            const StepKind kind = std::holds_alternative<schema::AddField>(one.what) ? StepKind::remove_field
                                                                                     : StepKind::narrow_type;
            const bool holds_ids = match(
                one.what, [&](const schema::AddField& added) { return names(added.field.type); },
                [&](const schema::Widen& widened) {
                    return std::any_of(widened.members.begin(), widened.members.end(), names);
                },
                [](const auto&) { return false; });
            if (!holds_ids) continue;
            const std::string path = to_string(one.path);
            const std::string reason =
                fmt::format("`{}` holds its ids until then", schema::in_table(one.table, path));
            drafts_.require(step, id_of(kind, one.table, path), reason);
            drafts_.require(step, id_of(StepKind::backfill_table, one.table), reason);
        }
    }

    // A field goes with the indexes over it.
    void remove_with_indexes(Step& step) {
        for (const Operation& one : operations()) {
            const auto* kept = std::get_if<schema::KeepIndex>(&one.what);
            if (kept == nullptr || one.table != step.tables.front()) continue;
            const std::vector<std::string> fields = fields_of(kept->index);
            if (std::find(fields.begin(), fields.end(), step.path) == fields.end()) continue;
            drafts_.require(step, id_of(StepKind::remove_index, one.table, "index:" + kept->index.name),
                            "no index can be over a field that is not there; both go in one deploy");
        }
    }

    static std::vector<std::string> fields_of(const schema::Index& index) {
        const auto with = [](std::vector<std::string> fields, const std::string& first) {
            fields.push_back(first);
            return fields;
        };
        return match(
            index.definition, [](const schema::DatabaseIndex& one) { return one.fields; },
            [&](const schema::SearchIndex& one) { return with(one.filter_fields, one.search_field); },
            [&](const schema::VectorIndex& one) { return with(one.filter_fields, one.vector_field); });
    }

    const Task& task_;
    Drafts& drafts_;
};

}  // namespace

void add_narrowing(const Task& task, Drafts& drafts) {
    Narrowing(task, drafts).run();
}

}  // namespace planner
