#include <fmt/format.h>

#include <algorithm>

#include "diff/subject.h"
#include "planner/references.h"
#include "planner/steps.h"
#include "schema/match.h"
#include "schema/text.h"

namespace planner {
namespace {

using schema::match;
using schema::Operation;

// Columns of a validator in the text of a step.
constexpr std::size_t shown = 80;

void add(const Task& task, const Operation& one, Drafts& drafts) {
    const std::string path = to_string(one.path);
    const Named at = named(one);
    const auto written = [&](schema::TypeId type) { return to_string(task.before, type, shown); };
    const auto step = [&](StepKind kind, std::string what, const char* reason) {
        drafts.add(kind, one.table, path, std::move(what), reason);
    };
    match(
        one.what,
        [&](const schema::MakeOptional&) {
            step(StepKind::make_optional, fmt::format("{} may be absent{}", at.name, at.in_member),
                 "documents that lack it are stored");
        },
        [&](const schema::AddField& added) {
            step(StepKind::keep_field,
                 fmt::format("{} stays{}, as optional: `{}`", at.name, at.in_member,
                             written(added.field.type)),
                 "documents that have it are stored");
        },
        [&](const schema::Widen& widened) {
            std::string all;
            for (const schema::TypeId member : widened.members)
                all += fmt::format("{}`{}`", all.empty() ? "" : ", ", written(member));
            step(StepKind::widen_type, fmt::format("{} takes {} too{}", at.name, all, at.in_member),
                 "such values are stored");
        },
        [&](const schema::AcceptAny&) {
            step(StepKind::widen_type,
                 path.empty() ? "it takes every document"
                              : fmt::format("{} takes everything{}", at.name, at.in_member),
                 "everything may be stored");
        },
        [&](const schema::AddTable&) {
            step(StepKind::keep_table, "it stays for now",
                 "documents may hold its ids, and its own are checked as long as it is there");
        },
        [&](const schema::KeepIndex& kept) {
            drafts.add(StepKind::keep_index, one.table, "index:" + kept.index.name,
                       fmt::format("the index `{}` stays for now", kept.index.name),
                       "code that is deployed until then may use it");
        },
        [&](const schema::SkipValidation&) {
            step(StepKind::skip_validation, "`schemaValidation: false` stays for now",
                 "nothing is known of the documents that are stored");
        });
}

void add_index(const Task& task, const diff::Change& change, Drafts& drafts) {
    const bool is_changed = change.id == diff::Id::index_changed;
    const bool is_enabled = change.id == diff::Id::index_enabled;
    if (change.id != diff::Id::index_added && !is_changed && !is_enabled) return;
    if (find_table(task.before, *change.table) == nullptr) return;
    const auto& index = std::get<schema::Index>(change.after->what);
    const std::string path = "index:" + index.name;
    if (task.is_staged(*change.table, index.name)) {
        drafts.add(
            StepKind::stage_index, *change.table, path,
            fmt::format("the index `{}` is built in the background; no query can use it yet", index.name),
            "the table is large, and a deploy would wait for it");
    } else if (is_enabled) {
        drafts.add(StepKind::add_index, *change.table, path,
                   fmt::format("the index `{}` is enabled", index.name), "it is built, and new code uses it");
    } else {
        drafts.add(StepKind::add_index, *change.table, path,
                   fmt::format("the index `{}` is built", index.name),
                   is_changed ? "there cannot be two of one name: queries that use it change with it"
                              : "it is there when the new code is deployed");
    }
}

}  // namespace

Named named(const Operation& one) {
    const diff::Subject subject = diff::subject(to_string(one.path), one.table);
    const bool is_of_table = subject.path.empty() || subject.path.starts_with('|');
    return {is_of_table ? "it" : fmt::format("`{}`", subject.path), subject.in_member};
}

void add_widening(const Task& task, Drafts& drafts) {
    for (const diff::Change& change : task.changes.changes) {
        if (change.id == diff::Id::table_added)
            drafts.add(StepKind::add_table, *change.table, "", "it is new", "nothing is stored in it yet");
    }
    for (const Operation& one : task.plan.bridge.operations) add(task, one, drafts);
    for (const diff::Change& change : task.changes.changes) add_index(task, change, drafts);
    if (task.plan.backfills.empty()) return;
    drafts.add(StepKind::write_backfill, "", "", fmt::format("`{}` is added, with its test", task.plan.name),
               "it is deployed with the widened schema, whose types it is written against");
}

}  // namespace planner
