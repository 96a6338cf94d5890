#include "planner/renames.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "planner/references.h"
#include "schema/text.h"

namespace planner {
namespace {

using schema::Schema;

constexpr std::string_view start = "from=";

// The comment above a span that says that what is there was called `name`.
bool says(const Schema& schema, const schema::Span& span, const std::string& name) {
    const auto notes = schema::notes_above(schema, span);
    return std::any_of(notes.begin(), notes.end(), [&](const schema::Note* note) {
        return note->kind == schema::Note::Kind::renamed && note->text == std::string(start) + name;
    });
}

}  // namespace

std::optional<std::string> renamed_field(const Schema& before, const Schema& after, const schema::Object& now,
                                         const schema::Field& gone) {
    std::optional<std::string> name;
    for (const schema::Field& field : now.fields) {
        if (!says(after, field.span, gone.name) && !says(before, gone.span, field.name)) continue;
        if (name) return std::nullopt;
        name = field.name;
    }
    return name;
}

bool is_renamed(const Schema& after, const schema::Type& literal, const schema::Literal& old) {
    const auto* text = std::get_if<std::string>(&old.value);
    return says(after, literal.span, text != nullptr ? *text : to_string(old));
}

std::optional<RenamedTable> renamed_table(const Schema& before, const Schema& after) {
    for (const schema::Table& table : after.tables) {
        for (const schema::Note* note : schema::notes_above(after, table.span)) {
            if (note->kind != schema::Note::Kind::renamed || !note->text.starts_with(start)) continue;
            std::string from = note->text.substr(start.size());
            if (find_table(after, from) == nullptr && find_table(before, from) != nullptr)
                return RenamedTable{std::move(from), table.name, note->span};
        }
    }
    return std::nullopt;
}

}  // namespace planner
