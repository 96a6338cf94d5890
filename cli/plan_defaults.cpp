#include "cli/plan_defaults.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/refused.h"
#include "parser/constant.h"
#include "planner/places.h"
#include "schema/accepts.h"
#include "schema/text.h"

namespace cli {
namespace {

using diagnostics::Id;
using schema::Note;
using schema::Operation;

// What `@default` above a field says; none, if nothing does.
const Note* default_above(const schema::Schema& schema, const schema::Field& field) {
    for (const Note* note : schema::notes_above(schema, field.span)) {
        if (note->kind == Note::Kind::default_value) return note;
    }
    return nullptr;
}

schema::Value value_of(const std::string& expression, const std::string& place, const schema::Schema& schema,
                       const schema::Field& field, std::optional<diagnostics::Span> span,
                       const diagnostics::Sources& sources) {
    const auto value = parser::constant(expression);
    const std::string type = to_string(schema, field.type, std::size_t{80});
    if (!value)
        throw Refused(
            {Id::bad_default,
             fmt::format("the default of `{}` is `{}`, which is no value by itself; write a literal of "
                         "`{}`, or leave it out and write the function that the plan asks for",
                         place, expression, type),
             span},
            sources);
    if (schema::accepts(schema, field.type, *value) != schema::Answer::yes)
        throw Refused(
            {Id::bad_default,
             fmt::format("the default of `{}` is `{}`, which `{}` does not take", place, expression, type),
             span},
            sources);
    return *value;
}

}  // namespace

planner::Defaults read_defaults(const parser::Parsed& after, const schema::Bridge& bridge,
                                const std::vector<std::string>& given) {
    const schema::Schema& schema = *after.schema;
    planner::Places places;
    planner::Defaults all;
    std::vector<std::string> known;
    for (const Operation& one : bridge.operations) {
        const auto table = std::find_if(schema.tables.begin(), schema.tables.end(),
                                        [&](const auto& each) { return each.name == one.table; });
        const bool is_loosened = std::holds_alternative<schema::MakeOptional>(one.what) ||
                                 std::holds_alternative<schema::Widen>(one.what);
        if (table == schema.tables.end() || !is_loosened) continue;
        const schema::Field* field = places.field(schema, *table, one.path);
        if (field == nullptr) continue;
        const std::string path = to_string(one.path);
        const std::string place = one.table + "." + path;
        known.push_back(place);
        const auto is_it = [&](const std::string& text) { return text.starts_with(place + "="); };
        const auto on_command_line = std::find_if(given.begin(), given.end(), is_it);
        if (on_command_line != given.end()) {
            const std::string expression = on_command_line->substr(place.size() + 1);
            all.insert_or_assign({one.table, path},
                                 value_of(expression, place, schema, *field, std::nullopt, after.sources));
        } else if (const Note* note = default_above(schema, *field)) {
            all.insert_or_assign({one.table, path},
                                 value_of(note->text, place, schema, *field, note->span, after.sources));
        }
    }
    for (const std::string& text : given) {
        const std::string place = text.substr(0, text.find('='));
        const bool has_value = place.size() < text.size();
        if (!has_value || std::find(known.begin(), known.end(), place) == known.end())
            throw Refused(
                Id::bad_default,
                fmt::format("`--default {}` gives no field a value that needs one; write `--default "
                            "TABLE.FIELD=VALUE`{}",
                            text, known.empty() ? "" : fmt::format(", as for `{}`", known.front())));
    }
    return all;
}

}  // namespace cli
