#include <fmt/format.h>

#include <algorithm>

#include "planner/left_behind.h"
#include "planner/references.h"
#include "planner/steps.h"
#include "schema/match.h"

namespace planner {
namespace {

using schema::Operation;

// What is done to the documents of a table, in one line.
std::string describe(const Task& task, const TableBackfill& one) {
    std::vector<std::string> parts;
    const auto shown = [&](const std::string& path) {
        const bool is_of_table = path.empty() || path.starts_with('|');
        return fmt::format("`{}`", is_of_table ? schema::in_table(one.table, path) : path);
    };
    const auto say = [&](const char* word, const auto& is_one) {
        std::string names;
        for (const Rewrite& rewrite : one.rewrites) {
            if (!is_one(rewrite.what)) continue;
            const std::string name = shown(to_string(rewrite.path));
            if (names.find(name) == std::string::npos) names += (names.empty() ? "" : ", ") + name;
        }
        if (!names.empty()) parts.push_back(fmt::format("{} {}", word, names));
    };
    say("fills", [](const auto& what) {
        return std::holds_alternative<Fill>(what) || std::holds_alternative<Missing>(what) ||
               std::holds_alternative<Build>(what) || std::holds_alternative<TakeOut>(what);
    });
    say("moves fields into", [](const auto& what) { return std::holds_alternative<PutIn>(what); });
    say("converts", [](const auto& what) { return std::holds_alternative<Convert>(what); });
    say("renames", [](const auto& what) { return std::holds_alternative<Rename>(what); });
    say("clears", [](const auto& what) { return std::holds_alternative<Clear>(what); });
    for (const LeftBehind& each : left_behind(one, task.plan.bridge, task.before, task.after, task.changes))
        parts.push_back(fmt::format("nothing of {} goes into the new {}", shown(each.from), shown(each.to)));
    if (one.checks) parts.emplace_back("checks every document");
    return fmt::format("{}", fmt::join(parts, "; "));
}

StepKind widening(const Operation& one) {
    return schema::match(
        one.what, [](const schema::MakeOptional&) { return StepKind::make_optional; },
        [](const schema::AddField&) { return StepKind::keep_field; },
        [](const schema::AddTable&) { return StepKind::keep_table; },
        [](const schema::KeepIndex&) { return StepKind::keep_index; },
        [](const schema::SkipValidation&) { return StepKind::skip_validation; },
        [](const auto&) { return StepKind::widen_type; });
}

// What has to be there before the documents of a table are rewritten.
void require(const Task& task, const References& references, const TableBackfill& one, Drafts& drafts) {
    Step& step = drafts.at(id_of(StepKind::backfill_table, one.table));
    constexpr const char* may_not_fit = "until then, a rewritten document may not fit";
    for (const Operation& operation : task.plan.bridge.operations) {
        if (operation.table != one.table) continue;
        drafts.require(step, id_of(widening(operation), one.table, to_string(operation.path)), may_not_fit);
    }
    drafts.require(step, id_of(StepKind::skip_validation, ""), may_not_fit);
    drafts.require(step, id_of(StepKind::write_backfill, ""), "it is what runs");
    for (const Rewrite& rewrite : one.rewrites) {
        const std::string place = schema::in_table(one.table, rewrite.path);
        for (const std::string& table : references.asked_ids(one.table, rewrite)) {
            drafts.require(step, id_of(StepKind::fill_table, table),
                           fmt::format("`{}` needs ids of `{}`", place, table));
            drafts.require(
                step, id_of(StepKind::backfill_table, table),
                fmt::format("`{}` is picked among the documents of `{}`, which are of the new shape then",
                            place, table));
        }
        if (const auto to = references.copied_to(one.table, rewrite))
            drafts.require(
                step, id_of(StepKind::fill_table, *to),
                fmt::format("`{}` is cleared, and may have to be copied to `{}` before", place, *to));
    }
}

}  // namespace

void add_backfill(const Task& task, Drafts& drafts) {
    const References references(task.before, task.after, task.plan.backfills);
    const std::vector<std::string> to_fill = references.tables_to_fill();
    for (const std::string& table : to_fill) {
        Step& step =
            drafts.add(StepKind::fill_table, table, "", "its documents are made: by your code, or by hand",
                       "other documents need what is in it");
        drafts.require(step, id_of(StepKind::add_table, table), "it is there then");
    }
    for (const TableBackfill& one : task.plan.backfills) {
        drafts.add(StepKind::backfill_table, one.table, "", describe(task, one),
                   one.checks ? "nothing was checked before" : "documents of the old shape are stored");
    }
    for (const std::string& table : to_fill) {
        Step& step = drafts.at(id_of(StepKind::fill_table, table));
        for (const std::string& other : to_fill) {
            if (const schema::Field* field = references.required(table, other))
                drafts.require(step, id_of(StepKind::fill_table, other),
                               fmt::format("`{}.{}` needs ids of `{}`", table, field->name, other));
        }
    }
    for (const TableBackfill& one : task.plan.backfills) require(task, references, one, drafts);
}

void add_staging(const Task& task, Drafts& drafts) {
    for (const schema::Table& table : task.after.tables) {
        if (!task.options.staged_tables.contains(table.name)) continue;
        Step& step = drafts.add(StepKind::stage_validator, table.name, "", "its new validator is staged",
                                "Convex holds every document against it in the background");
        drafts.require(step, id_of(StepKind::backfill_table, table.name), "every document fits then");
    }
}

}  // namespace planner
