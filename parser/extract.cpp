#include "parser/extract.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>
#include <unordered_set>

#include "parser/convex_value.h"

namespace parser {
namespace {

using diagnostics::Diagnostic;
using diagnostics::Id;

// Deeper types are refused: nothing of that depth can be stored (documents nest to 16).
constexpr std::uint32_t type_depth_limit = 200;
// Validators that hold each other many times over can come to more than any memory holds.
constexpr std::uint64_t type_size_limit = 2'000'000;

struct Refused {
    Diagnostic diagnostic;
};

class Extraction {
  public:
    Extraction(Evaluator& evaluator, std::vector<Diagnostic>& diagnostics)
        : e_(evaluator), diagnostics_(diagnostics) {}

    schema::Schema run(Value exported, Span span) {
        const SchemaCell cell = *e_.heap().as<SchemaCell>(exported);
        schema_.span = e_.heap()[exported.as_ref()].span;
        schema_.validation = e_.truthy(cell.validation);
        if (!cell.validation.is_boolean() && schema_.validation) {
            refuse(Id::invalid_validator, "`schemaValidation` is neither true nor false", span);
        }
        if (!schema_.validation) note_unknown(cell.validation, schema_.span);
        std::optional<UnknownId> open;
        const Value tables = e_.known(cell.tables);
        if (!tables.is_object() && !tables.is_unknown()) {
            refuse(Id::invalid_validator, "`defineSchema()` takes an object of tables", schema_.span);
        }
        for (const Property& property : e_.own_properties(tables, span, open)) table(property);
        if (open) note_unknown(Value::unknown(*open), schema_.span);
        schema_.open = open.has_value();
        schema_.notes = e_.notes();
        return std::move(schema_);
    }

  private:
    [[noreturn]] static void refuse(Id id, std::string message, Span span) {
        throw Refused{{id, std::move(message), span}};
    }

    // The place of what may have been made by a model, inside of something at `outer`.
    static Span shown(Span span, Span outer) { return span.is_nowhere() ? outer : span; }

    // A part of the schema that is not known: said once for each cause.
    void note_unknown(Value value, Span used_at) {
        const UnknownCause& cause = e_.heap()[value.as_unknown()];
        if (!noted_
                 .insert(fmt::format("{} {} {}", static_cast<std::uint32_t>(cause.span.file),
                                     cause.span.begin, cause.reason))
                 .second)
            return;
        diagnostics_.push_back({Id::unknown_part, cause.reason, shown(cause.span, used_at)});
    }

    void table(const Property& property) {
        schema::Table table;
        table.name = e_.text(property.name);
        table.span = shown(property.span, schema_.span);
        const Value value = e_.known(property.value);
        if (value.is_unknown()) {
            table.document = unknown_type(value, table.span);
            table.indexes_known = false;
            schema_.tables.push_back(std::move(table));
            return;
        }
        const auto* cell = e_.heap().as<TableCell>(value);
        if (cell == nullptr) {
            refuse(Id::evaluation_throws,
                   fmt::format("the table `{}` is not what `defineTable()` returns", table.name), table.span);
        }
        table.document = type(cell->validator, shown(e_.heap()[value.as_ref()].span, table.span), 0);
        table.lists_staged = cell->lists_staged;
        if (!cell->staged.is_undefined()) table.staged = type(cell->staged, table.span, 0);
        total_size_ += size(table.document) + (table.staged ? size(*table.staged) : 0);
        if (total_size_ > type_size_limit) {
            refuse(Id::limit_reached,
                   fmt::format("the schema comes to more than {} million validators",
                               type_size_limit / 1'000'000),
                   table.span);
        }
        table.read_as = read_as(cell->read_as, table.span);
        if (cell->open) {
            table.indexes_known = false;
            note_unknown(Value::unknown(*cell->open), table.span);
        }
        for (const IndexCall& call : cell->indexes) {
            if (auto one = index(call, table.span)) {
                table.indexes.push_back(std::move(*one));
            } else {
                table.indexes_known = false;
            }
        }
        schema_.tables.push_back(std::move(table));
    }

    // Those of the values that are known.
    schema::ObjectValue read_as(Value values, Span span) {
        schema::ObjectValue all;
        std::optional<UnknownId> open;
        if (values.is_undefined()) return all;
        for (const Property& property : e_.own_properties(e_.known(values), span, open)) {
            if (auto value = convex_value(e_, e_.known(property.value)))
                all.push_back({e_.text(property.name), std::move(*value)});
        }
        return open ? schema::ObjectValue{} : all;
    }

    // What is left of a number in JSON, which has no -0 and one `null` for all that are not finite.
    static double as_json(double number) {
        return std::isfinite(number) ? number + 0.0 : std::numeric_limits<double>::quiet_NaN();
    }

    // None, if a part of it is not known.
    std::optional<schema::Index> index(const IndexCall& call, Span table) {
        bool is_known = true;
        const auto text = [&](Value value, const char* what) {
            if (value.is_string()) return e_.text(value.as_string());
            if (!value.is_unknown()) {
                refuse(Id::invalid_validator, fmt::format("the {} of this index is not a string", what),
                       call.span);
            }
            is_known = false;
            note_unknown(value, table);
            return std::string();
        };
        const auto texts = [&](Value value, const char* what) {
            std::vector<std::string> all;
            value = e_.known(value);
            if (!value.is_unknown() && e_.heap().as<ArrayCell>(value) == nullptr) {
                refuse(Id::invalid_validator,
                       fmt::format("the {}s of this index are not an array of strings", what), call.span);
            }
            std::optional<UnknownId> open;
            for (const Value item : e_.iterate(value, call.span, open)) all.push_back(text(item, what));
            if (open) {
                is_known = false;
                note_unknown(Value::unknown(*open), table);
            }
            return all;
        };
        // `filterFields || []`
        const auto filters = [&] {
            const auto given = e_.truthy(call.filter_fields);
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
                    refuse(Id::invalid_validator, "the `dimensions` of this index are not a number",
                           call.span);
                }
                if (call.dimensions.is_unknown()) {
                    is_known = false;
                    note_unknown(call.dimensions, table);
                }
                const auto dimensions = call.dimensions.is_number()
                                            ? std::optional(as_json(call.dimensions.as_number()))
                                            : std::nullopt;
                result.definition =
                    schema::VectorIndex{text(call.fields, "vector field"), dimensions, filters()};
                break;
            }
        }
        return is_known ? std::optional(std::move(result)) : std::nullopt;
    }

    schema::TypeId add(schema::Shape shape, Span span) {
        std::uint64_t parts = 1;
        const auto count = [&](schema::TypeId part) {
            parts = std::min(parts + size(part), type_size_limit + 1);
        };
        if (const auto* array = std::get_if<schema::Array>(&shape)) count(array->element);
        if (const auto* record = std::get_if<schema::Record>(&shape)) {
            count(record->key);
            count(record->value);
        }
        if (const auto* object = std::get_if<schema::Object>(&shape)) {
            for (const schema::Field& field : object->fields) count(field.type);
        }
        if (const auto* members = std::get_if<schema::Union>(&shape)) {
            for (const schema::TypeId member : members->members) count(member);
        }
        sizes_.push_back(parts);
        schema_.types.push_back({std::move(shape), span});
        return static_cast<schema::TypeId>(schema_.types.size() - 1);
    }

    // How many validators a type is, written out.
    std::uint64_t size(schema::TypeId type) const { return sizes_[static_cast<std::size_t>(type)]; }

    schema::TypeId unknown_type(Value value, Span span) {
        note_unknown(value, span);
        return add(schema::Unknown{e_.heap()[value.as_unknown()].reason}, span);
    }

    // The type of a validator; one that is used in many places is made once.
    schema::TypeId type(Value value, Span used_at, std::uint32_t depth) {
        if (depth > type_depth_limit) {
            refuse(Id::limit_reached,
                   fmt::format("the validator nests deeper than {} levels, which is the limit",
                               type_depth_limit),
                   used_at);
        }
        value = e_.known(value);
        if (value.is_unknown()) return unknown_type(value, used_at);
        const auto* cell = e_.heap().as<ValidatorCell>(value);
        if (cell == nullptr) refuse(Id::invalid_validator, "this is not a validator", used_at);
        const Span made_at = e_.heap()[value.as_ref()].span;
        // What a model made is placed where it is used, which is many places.
        if (made_at.is_nowhere()) return placed(add_type(*cell, used_at, depth), *cell);
        if (const auto made = made_.find(value.as_ref()); made != made_.end()) return made->second;
        const schema::TypeId id = placed(add_type(*cell, made_at, depth), *cell);
        made_.emplace(value.as_ref(), id);
        return id;
    }

    // Of something optional, the place of what it was made of too.
    schema::TypeId placed(schema::TypeId id, const ValidatorCell& cell) {
        if (cell.made && !cell.made->is_nowhere())
            schema_.types[static_cast<std::size_t>(id)].made = *cell.made;
        return id;
    }

    schema::TypeId add_type(const ValidatorCell& cell, Span span, std::uint32_t depth) {
        const auto part = [&](Value value) { return type(value, span, depth + 1); };
        switch (cell.kind) {
            case ValidatorKind::any: return add(schema::Any{}, span);
            case ValidatorKind::boolean: return add(schema::Boolean{}, span);
            case ValidatorKind::bytes: return add(schema::BytesType{}, span);
            case ValidatorKind::commit_ts: return add(schema::CommitTs{}, span);
            case ValidatorKind::float64: return add(schema::Float64{}, span);
            case ValidatorKind::int64: return add(schema::Int64{}, span);
            case ValidatorKind::null: return add(schema::Null{}, span);
            case ValidatorKind::string: return add(schema::String{}, span);
            case ValidatorKind::array: return add(schema::Array{part(cell.content)}, span);
            case ValidatorKind::record: {
                const schema::TypeId key = part(cell.content);
                return add(schema::Record{key, part(cell.value)}, span);
            }
            case ValidatorKind::id:
                if (cell.content.is_unknown()) return unknown_type(cell.content, span);
                return add(schema::Id{e_.text(cell.content.as_string())}, span);
            case ValidatorKind::literal: return literal(cell.content, span);
            case ValidatorKind::object: return object(cell.content, span, depth);
            case ValidatorKind::union_: {
                schema::Union type_union;
                std::optional<UnknownId> open;
                for (const Value member : e_.iterate(cell.content, span, open))
                    type_union.members.push_back(part(member));
                if (open) type_union.members.push_back(unknown_type(Value::unknown(*open), span));
                return add(std::move(type_union), span);
            }
        }
        return {};
    }

    schema::TypeId literal(Value value, Span span) {
        if (value.is_unknown()) return unknown_type(value, span);
        if (value.is_boolean()) return add(schema::Literal{value.as_boolean()}, span);
        if (value.is_number()) return add(schema::Literal{value.as_number()}, span);
        if (value.is_bigint()) return add(schema::Literal{value.as_bigint()}, span);
        return add(schema::Literal{e_.text(value.as_string())}, span);
    }

    schema::TypeId object(Value fields, Span span, std::uint32_t depth) {
        schema::Object object;
        std::optional<UnknownId> open;
        for (const Property& property : e_.own_properties(fields, span, open)) {
            const Value value = e_.known(property.value);
            const auto* validator = e_.heap().as<ValidatorCell>(value);
            const bool is_optional = validator != nullptr && validator->is_optional;
            const Span place = shown(property.span, span);
            const auto pretence = validator != nullptr ? validator->pretence : schema::Pretence::none;
            object.fields.push_back(
                {e_.text(property.name), type(value, place, depth + 1), is_optional, place, pretence});
        }
        if (open) note_unknown(Value::unknown(*open), span);
        object.open = open.has_value();
        return add(std::move(object), span);
    }

    Evaluator& e_;
    std::vector<Diagnostic>& diagnostics_;
    schema::Schema schema_;
    std::unordered_map<Ref, schema::TypeId> made_;
    std::unordered_set<std::string> noted_;
    std::vector<std::uint64_t> sizes_;  // of the types
    std::uint64_t total_size_ = 0;
};

}  // namespace

std::optional<schema::Schema> extract(Evaluator& e, const Evaluator::DefaultExport& exported,
                                      std::vector<Diagnostic>& diagnostics) {
    const Value value = e.known(exported.value);
    if (value.is_unknown()) {
        const UnknownCause& cause = e.heap()[value.as_unknown()];
        diagnostics.push_back({Id::unknown_schema,
                               "the schema as a whole could not be evaluated: " + cause.reason,
                               cause.span.is_nowhere() ? exported.span : cause.span});
        return std::nullopt;
    }
    if (e.heap().as<SchemaCell>(value) == nullptr) {
        diagnostics.push_back({Id::not_a_schema,
                               value.is_undefined()
                                   ? "the default export is `undefined`, not what `defineSchema()` returns"
                                   : "the default export is not what `defineSchema()` returns",
                               exported.span});
        return std::nullopt;
    }
    try {
        return Extraction(e, diagnostics).run(value, exported.span);
    } catch (const Refused& refused) {
        diagnostics.push_back(refused.diagnostic);
    } catch (const Thrown& thrown) {
        const Span place = thrown.span.is_nowhere() ? exported.span : thrown.span;
        diagnostics.push_back({Id::evaluation_throws, e.describe(thrown), place});
    }
    return std::nullopt;
}

}  // namespace parser
