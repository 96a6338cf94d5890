#include "emit/message.h"

#include <fmt/format.h>

#include "diff/index_definition.h"
#include "diff/subject.h"
#include "schema/match.h"
#include "schema/text.h"

namespace emit {
namespace {

using diff::Change;
using diff::Id;
using schema::match;

constexpr std::size_t shown = 80;

std::string list(const std::vector<std::string>& names) {
    std::vector<std::string> quoted;
    for (const std::string& name : names) quoted.push_back(schema::quoted(name));
    return fmt::format("[{}]", fmt::join(quoted, ", "));
}

std::string written(const schema::Index& index) {
    const std::string staged = index.staged ? ", staged: true" : "";
    const std::string name = schema::quoted(index.name);
    const auto filters = [](const std::vector<std::string>& fields) {
        return fields.empty() ? "" : ", filterFields: " + list(fields);
    };
    return match(
        index.definition,
        [&](const schema::DatabaseIndex& one) {
            if (!index.staged) return fmt::format(".index({}, {})", name, list(one.fields));
            return fmt::format(".index({}, {{ fields: {}{} }})", name, list(one.fields), staged);
        },
        [&](const schema::SearchIndex& one) {
            return fmt::format(".searchIndex({}, {{ searchField: {}{}{} }})", name,
                               schema::quoted(one.search_field), filters(one.filter_fields), staged);
        },
        [&](const schema::VectorIndex& one) {
            const std::string dimensions =
                one.dimensions ? ", dimensions: " + schema::number_to_string(*one.dimensions) : "";
            return fmt::format(".vectorIndex({}, {{ vectorField: {}{}{}{} }})", name,
                               schema::quoted(one.vector_field), dimensions, filters(one.filter_fields),
                               staged);
        });
}

}  // namespace

std::string written(const diff::Side& side, const schema::Schema& schema, std::size_t limit) {
    return match(
        side.what,
        [&](const diff::TypeSide& type) {
            return schema::to_string(schema, type.type, type.optional, limit);
        },
        [&](const schema::Index& index) { return written(index); },
        [](bool validation) { return fmt::format("schemaValidation: {}", validation); });
}

std::string message(const Change& change, const schema::Schema& before, const schema::Schema& after) {
    const auto [of, owner, in, path] = diff::subject(change.path, change.table.value_or(""));
    const auto was = [&] { return written(*change.before, before, shown); };
    const auto is = [&] { return written(*change.after, after, shown); };
    const auto index = [&] {
        const diff::Side& side = change.after ? *change.after : *change.before;
        return std::get<schema::Index>(side.what).name;
    };
    const schema::Index* other = diff::other_name(change, before, after);
    // One field, or several documents, elements or values.
    const auto verb = [&subject = of](const char* one, const char* several) {
        return subject.starts_with("field") ? one : several;
    };
    const auto became = [&, &subject = of, &where = in](const char* what) {
        return fmt::format("{} {}: `{}` became `{}`{}", subject, what, was(), is(), where);
    };
    switch (change.id) {
        case Id::table_added: return fmt::format("table `{}` is new", *change.table);
        case Id::table_removed:
            return fmt::format("table `{}` is removed: its documents stay and are no longer checked",
                               *change.table);
        case Id::field_added_required: return fmt::format("{} is new and required{}", of, in);
        case Id::field_removed_required:
        case Id::field_removed_optional: return fmt::format("{} is removed{}", of, in);
        case Id::field_added_optional: return fmt::format("{} is new and optional{}", of, in);
        case Id::field_made_optional: return fmt::format("{} is now optional{}", of, in);
        case Id::field_made_required: return fmt::format("{} is now required{}", of, in);
        case Id::field_renamed: return fmt::format("{} was named `{}`{}", of, change.old_name, in);
        case Id::literal_added:
        case Id::union_member_added: return fmt::format("{} may now be `{}`{}", owner, is(), in);
        case Id::null_added: return fmt::format("{} may now be `null`{}", owner, in);
        case Id::literal_removed:
        case Id::union_member_removed: return fmt::format("{} may no longer be `{}`{}", owner, was(), in);
        case Id::null_removed: return fmt::format("{} may no longer be `null`{}", owner, in);
        case Id::type_widened: return became(verb("takes more", "take more"));
        case Id::type_narrowed: return became(verb("takes less", "take less"));
        case Id::type_changed:
            if (change.effect == diff::Effect::neutral)
                return became(verb("takes the same, written otherwise", "take the same, written otherwise"));
            return became(verb("has another type", "have another type"));
        case Id::id_target_changed: return became(verb("refers to another table", "refer to another table"));
        case Id::index_added:
            return other == nullptr ? fmt::format("index `{}` is new", index())
                                    : fmt::format("index `{}` is new, and the same as `{}`, which is removed",
                                                  index(), other->name);
        case Id::index_removed:
            return other == nullptr ? fmt::format("index `{}` is removed", index())
                                    : fmt::format("index `{}` is removed, and is the same as the new `{}`",
                                                  index(), other->name);
        case Id::index_changed: return fmt::format("index `{}` is defined differently", index());
        case Id::index_staged: return fmt::format("index `{}` is staged: queries cannot use it", index());
        case Id::index_enabled: return fmt::format("index `{}` is enabled", index());
        case Id::validation_enabled: return "documents are checked against the schema from now on";
        case Id::validation_disabled: return "documents are no longer checked against the schema";
        case Id::staged_validator_added: return fmt::format("a validator is staged for `{}`", *change.table);
        case Id::staged_validator_removed:
            return fmt::format("the staged validator of `{}` is removed", *change.table);
        case Id::staged_validator_changed:
            return fmt::format("the staged validator of `{}` is another one", *change.table);
    }
    return {};
}

}  // namespace emit
