#include "planner/caution.h"

#include <fmt/format.h>

#include <algorithm>

#include "diff/index_definition.h"

namespace planner {
namespace {

using diff::Change;
using diff::Id;

// Nothing is stored in a table that comes with its index.
bool is_new_table(const Change& change, const schema::Schema& before) {
    return std::none_of(before.tables.begin(), before.tables.end(),
                        [&](const schema::Table& table) { return table.name == change.table; });
}

std::optional<std::string> of_added(const Change& change, const schema::Schema& before,
                                    const schema::Schema& after) {
    const auto& index = std::get<schema::Index>(change.after->what);
    if (index.staged || is_new_table(change, before)) return std::nullopt;
    if (diff::other_name(change, before, after) != nullptr) return std::nullopt;  // said of the other
    return fmt::format(
        "if `{}` has 100,000 documents or more, stage it first (`staged: true`); in CI, a deploy stops "
        "otherwise",
        *change.table);
}

std::string of_removed(const Change& change, const schema::Schema& before, const schema::Schema& after) {
    if (const schema::Index* other = diff::other_name(change, before, after)) {
        return fmt::format("keep the name, unless `{}` is small: Convex drops `{}` and builds `{}` anew",
                           *change.table, std::get<schema::Index>(change.before->what).name, other->name);
    }
    return "the code of the same push must not use it; to have it back, Convex must build it anew";
}

}  // namespace

std::optional<std::string> caution(const Change& change, const schema::Schema& before,
                                   const schema::Schema& after) {
    switch (change.id) {
        case Id::index_added: return of_added(change, before, after);
        case Id::index_removed: return of_removed(change, before, after);
        case Id::index_changed:
            return "change the code of the same push; to be able to go back, add it under another name "
                   "instead";
        case Id::index_staged: return "the code of the same push must not use it";
        case Id::index_enabled:
            return "see that it is built first: a push that enables it sooner waits for it";
        case Id::validation_disabled:
            return "keep it on, and widen the fields that are in the way (`v.optional()`, `v.any()`)";
        case Id::staged_validator_removed:
        case Id::staged_validator_changed:
            return "where `npx convex deploy` cannot ask, it takes `--allow-unstaging-schema`";
        case Id::table_added:
        case Id::table_removed:
        case Id::field_added_required:
        case Id::field_removed_required:
        case Id::field_added_optional:
        case Id::field_removed_optional:
        case Id::field_made_optional:
        case Id::field_made_required:
        case Id::field_renamed:
        case Id::literal_added:
        case Id::literal_removed:
        case Id::union_member_added:
        case Id::union_member_removed:
        case Id::null_added:
        case Id::null_removed:
        case Id::type_widened:
        case Id::type_narrowed:
        case Id::type_changed:
        case Id::id_target_changed:
        case Id::validation_enabled:
        case Id::staged_validator_added: return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace planner
