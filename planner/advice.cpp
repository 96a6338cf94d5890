#include "planner/advice.h"

#include <fmt/format.h>

#include "planner/caution.h"
#include "schema/text.h"

namespace planner {
namespace {

using diff::Id;

// Longer validators are cut: the whole one stands in the source.
constexpr std::size_t shown = 60;

std::string written(const std::optional<diff::Side>& side, const schema::Schema& schema, bool optional) {
    return schema::to_string(schema, std::get<diff::TypeSide>(side->what).type, optional, shown);
}

// How to keep the way back over a change that new documents cannot go back over.
std::optional<std::string> advice_on_the_way_back(const diff::Change& change, const schema::Schema& before,
                                                  const schema::Schema& after) {
    const auto first = [](const std::string& what) {
        return fmt::format("first push {}, and roll back no further than that", what);
    };
    switch (change.id) {
        case Id::field_added_required:
        case Id::field_added_optional:
            return first(fmt::format("the old schema with `{}` added", written(change.after, after, true)));
        case Id::field_removed_required:
        case Id::field_made_optional:
            return first(fmt::format("the old schema with it as `{}`", written(change.before, before, true)));
        case Id::literal_added:
        case Id::union_member_added:
        case Id::null_added:
            return first(
                fmt::format("the old schema with `{}` in the union", written(change.after, after, false)));
        case Id::type_widened:
        case Id::type_changed:
        case Id::id_target_changed:
            return first(fmt::format("a schema that allows both (`v.union({}, {})`)",
                                     written(change.before, before, false),
                                     written(change.after, after, false)));
        case Id::field_renamed: return first("a schema that declares both names as optional");
        case Id::validation_disabled:
            return "bring the documents in line with the old schema before you roll back";
        // These never widen what a table accepts.
        case Id::table_added:
        case Id::table_removed:
        case Id::field_removed_optional:
        case Id::field_made_required:
        case Id::literal_removed:
        case Id::union_member_removed:
        case Id::null_removed:
        case Id::type_narrowed:
        case Id::index_added:
        case Id::index_removed:
        case Id::index_changed:
        case Id::index_staged:
        case Id::index_enabled:
        case Id::validation_enabled:
        case Id::staged_validator_added:
        case Id::staged_validator_removed:
        case Id::staged_validator_changed: return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::string> advice(const diff::Change& change, const schema::Schema& before,
                                  const schema::Schema& after) {
    if (!change.breaking) return caution(change, before, after);
    if (change.due) return change.due;
    if (!change.witness) return advice_on_the_way_back(change, before, after);
    switch (change.id) {
        case Id::field_added_required:
            return fmt::format("declare it as `{}`, fill it in every document, then make it required",
                               written(change.after, after, true));
        case Id::field_made_required:
            return fmt::format(
                "keep it optional (`{}`), fill it in the documents that lack it, then make it required",
                written(change.after, after, true));
        case Id::field_removed_required:
        case Id::field_removed_optional:
            return fmt::format("keep it as `{}`, remove it from every document, then remove it here",
                               written(change.before, before, true));
        case Id::field_renamed:
            return fmt::format(
                "declare both names as optional, copy `{0}` in every document and remove it there, then "
                "declare only the new name",
                change.old_name);
        case Id::literal_removed:
        case Id::union_member_removed:
        case Id::null_removed:
            return fmt::format(
                "keep `{}` in the union, rewrite the documents that hold it, then remove it here",
                written(change.before, before, false));
        case Id::type_narrowed:
            return fmt::format(
                "keep `{}`, rewrite the documents that do not fit, then allow only the new one",
                written(change.before, before, false));
        case Id::type_changed:
        case Id::id_target_changed:
            return fmt::format(
                "allow both (`v.union({}, {})`), rewrite the documents, then allow only the new one",
                written(change.before, before, false), written(change.after, after, false));
        case Id::validation_enabled:
            return "bring the documents in line with the schema first, then switch validation on";
        // These never narrow what a table accepts.
        case Id::table_added:
        case Id::table_removed:
        case Id::field_added_optional:
        case Id::field_made_optional:
        case Id::literal_added:
        case Id::union_member_added:
        case Id::null_added:
        case Id::type_widened:
        case Id::index_added:
        case Id::index_removed:
        case Id::index_changed:
        case Id::index_staged:
        case Id::index_enabled:
        case Id::validation_disabled:
        case Id::staged_validator_added:
        case Id::staged_validator_removed:
        case Id::staged_validator_changed: return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace planner
