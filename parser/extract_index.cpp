#include "parser/extract_index.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>

namespace parser {
namespace {

using diagnostics::Id;

// What is left of a number in JSON, which has no -0 and one `null` for all that are not finite.
double as_json(double number) {
    return std::isfinite(number) ? number + 0.0 : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

std::optional<schema::Index> extract_index(Evaluator& e, UnknownParts& unknown_parts, const IndexCall& call,
                                           Span table) {
    bool is_known = true;
    const auto text = [&](Value value, const char* what) {
        if (value.is_string()) return e.text(value.as_string());
        if (!value.is_unknown()) {
            refuse_export(Id::invalid_validator, fmt::format("the {} of this index is not a string", what),
                          call.span);
        }
        is_known = false;
        unknown_parts.note(value, table);
        return std::string();
    };
    const auto texts = [&](Value value, const char* what) {
        std::vector<std::string> all;
        value = e.known(value);
        if (!value.is_unknown() && e.heap().as<ArrayCell>(value) == nullptr) {
            refuse_export(Id::invalid_validator,
                          fmt::format("the {}s of this index are not an array of strings", what), call.span);
        }
        std::optional<UnknownId> open;
        for (const Value item : e.iterate(value, call.span, open)) all.push_back(text(item, what));
        if (open) {
            is_known = false;
            unknown_parts.note(Value::unknown(*open), table);
        }
        return all;
    };
    // `filterFields || []`
    const auto filters = [&] {
        const auto given = e.truthy(call.filter_fields);
        return given && !*given ? std::vector<std::string>{} : texts(call.filter_fields, "filter field");
    };
    schema::Index result;
    result.name = text(call.name, "name");
    result.staged = call.is_staged;
    result.span = shown(call.span, table);
    switch (call.kind) {
        case IndexCall::Kind::database:
            result.definition = schema::DatabaseIndex{texts(call.fields, "field")};
            break;
        case IndexCall::Kind::search:
            result.definition = schema::SearchIndex{text(call.fields, "search field"), filters()};
            break;
        case IndexCall::Kind::vector: {
            const bool is_valid = call.dimensions.is_number() || call.dimensions.is_undefined();
            if (!is_valid && !call.dimensions.is_unknown()) {
                refuse_export(Id::invalid_validator, "the `dimensions` of this index are not a number",
                              call.span);
            }
            if (call.dimensions.is_unknown()) {
                is_known = false;
                unknown_parts.note(call.dimensions, table);
            }
            const auto dimensions = call.dimensions.is_number()
                                        ? std::optional(as_json(call.dimensions.as_number()))
                                        : std::nullopt;
            result.definition = schema::VectorIndex{text(call.fields, "vector field"), dimensions, filters()};
            break;
        }
    }
    return is_known ? std::optional(std::move(result)) : std::nullopt;
}

}  // namespace parser
