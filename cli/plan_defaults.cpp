#include "cli/plan_defaults.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "cli/configured_defaults.h"
#include "cli/refused.h"
#include "parser/constant.h"
#include "planner/places.h"
#include "schema/accepts.h"
#include "schema/path.h"
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

// Neither of the two is nearer to what a person meant.
void ask_for_the_same(const std::string& place, const schema::Value& value, const ConfiguredDefault& other,
                      const Note& note, const diagnostics::Sources& sources) {
    if (value == other.value) return;
    const diagnostics::Location where = sources.locate(other.span);
    throw Refused(
        {Id::bad_default,
         fmt::format("the default of `{}` is `{}` here and `{}` in {}:{}:{}; keep one of them", place,
                     note.text, sources.text(other.span), where.file, where.line, where.column),
         note.span},
        sources);
}

// What the command line says, by its place.
std::map<std::string, std::string> on_command_line(const std::vector<std::string>& given) {
    std::map<std::string, std::string> all;
    for (const std::string& text : given) {
        const std::size_t end = text.find('=');
        if (end == std::string::npos)
            throw Refused(Id::bad_default, fmt::format("`--default {}` has no value; write `--default "
                                                       "TABLE.FIELD=VALUE`",
                                                       text));
        const bool is_new = all.emplace(text.substr(0, end), text.substr(end + 1)).second;
        if (!is_new)
            throw Refused(
                Id::bad_default,
                fmt::format("`--default` is given twice for `{}`; keep one of them", text.substr(0, end)));
    }
    return all;
}

[[noreturn]] void refuse_needless(const std::string& place, const std::vector<std::string>& known) {
    throw Refused(Id::bad_default,
                  fmt::format("`--default` names `{}`, which is no field that needs a value{}", place,
                              known.empty() ? "" : fmt::format("; one that does is `{}`", known.front())));
}

}  // namespace

planner::Defaults read_defaults(const parser::Parsed& after, const schema::Bridge& bridge,
                                const std::vector<std::string>& given,
                                const std::optional<ConfigFile>& config) {
    const schema::Schema& schema = *after.schema;
    const auto wanted = on_command_line(given);
    diagnostics::Sources sources = after.sources;
    std::map<std::pair<std::string, std::string>, ConfiguredDefault> configured;
    if (config) {
        const auto file = sources.add(config->path, config->text);
        configured = configured_defaults(config->config.defaults, file, schema, sources);
    }
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
        const std::pair key = {one.table, to_string(one.path)};
        const std::string place = schema::in_table(one.table, one.path);
        known.push_back(place);
        const auto of_command = wanted.find(place);
        const auto of_config = configured.find(key);
        const Note* note = default_above(schema, *field);
        if (of_command != wanted.end()) {
            all.insert_or_assign(key,
                                 value_of(of_command->second, place, schema, *field, std::nullopt, sources));
        } else if (note != nullptr) {
            auto value = value_of(note->text, place, schema, *field, note->span, sources);
            if (of_config != configured.end())
                ask_for_the_same(place, value, of_config->second, *note, sources);
            all.insert_or_assign(key, std::move(value));
        } else if (of_config != configured.end()) {
            all.insert_or_assign(key, of_config->second.value);
        }
    }
    for (const auto& [place, expression] : wanted) {
        if (std::find(known.begin(), known.end(), place) == known.end()) refuse_needless(place, known);
    }
    return all;
}

}  // namespace cli
