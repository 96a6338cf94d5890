#include "cli/configured_defaults.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

#include "cli/refused.h"
#include "schema/accepts.h"
#include "schema/match.h"
#include "schema/property.h"
#include "schema/text.h"

namespace cli {
namespace {

namespace json = parser::json;
using diagnostics::Id;
using schema::TypeId;

// Reads JSON as the value that a type takes: in JSON, a whole number may be of either of Convex's two.
class Reading {
  public:
    Reading(const schema::Schema& schema, const diagnostics::Sources& sources, diagnostics::FileId file)
        : schema_(schema), sources_(sources), file_(file) {}

    schema::Value value(const json::Value& written, std::optional<TypeId> type) const {
        return schema::match(
            written.is, [](std::nullptr_t) { return schema::Value{schema::NullValue{}}; },
            [](bool one) { return schema::Value{one}; },
            [&](double one) { return number(written, one, type); },
            [](const std::string& one) { return schema::Value{one}; },
            [&](const json::Array& all) {
                const auto* array = only<schema::Array>(type);
                schema::ArrayValue elements;
                for (const json::Value& one : all)
                    elements.push_back(value(one, array ? std::optional(array->element) : std::nullopt));
                return schema::Value{std::move(elements)};
            },
            [&](const json::Object& all) {
                schema::ObjectValue fields;
                for (const json::Member& one : all) {
                    const auto is_it = [&](const auto& field) { return field.name == one.name; };
                    if (std::any_of(fields.begin(), fields.end(), is_it))
                        throw Refused(
                            {Id::bad_configuration,
                             fmt::format("`{}` is there twice; keep one of them", one.name), span(one.place)},
                            sources_);
                    fields.push_back({one.name, value(one.value, type_of(type, one.name))});
                }
                return schema::Value{std::move(fields)};
            });
    }

    diagnostics::Span span(json::Place place) const { return {file_, place.begin, place.end}; }

  private:
    template <class Visit>
    void each_member(TypeId type, const Visit& visit) const {
        if (const auto* all = std::get_if<schema::Union>(&schema_[type].shape)) {
            for (const TypeId member : all->members) each_member(member, visit);
        } else {
            visit(schema_[type].shape);
        }
    }

    // The only member of a kind; none, if there are several, or none.
    template <class Kind>
    const Kind* only(std::optional<TypeId> type) const {
        const Kind* found = nullptr;
        std::size_t count = 0;
        if (!type) return nullptr;
        each_member(*type, [&](const schema::Shape& shape) {
            const auto* one = std::get_if<Kind>(&shape);
            if (one == nullptr) return;
            found = one;
            ++count;
        });
        return count == 1 ? found : nullptr;
    }

    std::optional<TypeId> type_of(std::optional<TypeId> type, const std::string& name) const {
        if (const auto* object = only<schema::Object>(type)) {
            for (const schema::Field& field : object->fields) {
                if (field.name == name) return field.type;
            }
        } else if (const auto* record = only<schema::Record>(type)) {
            return record->value;
        }
        return std::nullopt;
    }

    // An int64, where the type takes some and no other number.
    schema::Value number(const json::Value& written, double number, std::optional<TypeId> type) const {
        bool takes_int64 = false;
        bool takes_number = !type;
        if (type) {
            each_member(*type, [&](const schema::Shape& shape) {
                const auto* literal = std::get_if<schema::Literal>(&shape);
                takes_int64 = takes_int64 || std::holds_alternative<schema::Int64>(shape) ||
                              (literal && std::holds_alternative<std::int64_t>(literal->value));
                takes_number = takes_number || std::holds_alternative<schema::Float64>(shape) ||
                               std::holds_alternative<schema::Any>(shape) ||
                               (literal && std::holds_alternative<double>(literal->value));
            });
        }
        const std::string_view text = sources_.text(span(written.place));
        std::int64_t whole = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), whole);
        const bool is_whole = error == std::errc() && end == text.data() + text.size();
        if (takes_int64 && !takes_number && is_whole) return {whole};
        return {number};
    }

    const schema::Schema& schema_;
    const diagnostics::Sources& sources_;
    diagnostics::FileId file_;
};

}  // namespace

std::map<std::pair<std::string, std::string>, ConfiguredDefault> configured_defaults(
    const std::vector<policy::Default>& defaults, diagnostics::FileId file, const schema::Schema& schema,
    const diagnostics::Sources& sources) {
    const Reading reading(schema, sources, file);
    std::map<std::pair<std::string, std::string>, ConfiguredDefault> all;
    for (const policy::Default& one : defaults) {
        const std::size_t end = one.place.find_first_of(".|");
        const std::string table = one.place.substr(0, end);
        const std::string path = one.place.substr(one.place[end] == '.' ? end + 1 : end);
        const auto found = std::find_if(schema.tables.begin(), schema.tables.end(),
                                        [&](const auto& each) { return each.name == table; });
        const schema::Field* field = found == schema.tables.end() ? nullptr : field_at(schema, *found, path);
        const diagnostics::Span name = {file, one.span.begin, one.span.end};
        if (field == nullptr)
            throw Refused({Id::bad_default,
                           fmt::format("there is no field `{}` in the new schema to have a default; correct "
                                       "the name, or remove it",
                                       one.place),
                           name},
                          sources);
        schema::Value value = reading.value(one.value, field->type);
        const diagnostics::Span span = reading.span(one.value.place);
        if (accepts(schema, field->type, value) != schema::Answer::yes)
            throw Refused({Id::bad_default,
                           fmt::format("the default of `{}` is `{}`, which `{}` does not take", one.place,
                                       sources.text(span), to_string(schema, field->type, std::size_t{80})),
                           span},
                          sources);
        all.emplace(std::pair(table, path), ConfiguredDefault{std::move(value), span});
    }
    return all;
}

}  // namespace cli
