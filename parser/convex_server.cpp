#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "parser/convex.h"
#include "parser/natives.h"

namespace parser {
namespace {

Value field_map_or_validator(Evaluator& e, Value given, Span span) {
    Call call;
    call.arguments = {given};
    call.span = span;
    return e.call(Value::native(*find_native("convex/values", "asObjectValidator")), call);
}

Value define_table(Evaluator& e, const Call& call) {
    TableCell table;
    table.validator = field_map_or_validator(e, call[0], call.span);
    return e.make(std::move(table), call.span);
}

// The table a method is called on, about to be changed; none, if what becomes of it is not known.
TableCell* table_to_change(Evaluator& e, const Call& call, std::span<const Value> stored) {
    auto* table = e.heap().as<TableCell>(call.receiver);
    if (table == nullptr) e.fail("this is a method of `defineTable()` only", call.span);
    return e.to_change(call.receiver, stored) == nullptr ? nullptr : table;
}

Value add_index(Evaluator& e, const Call& call, IndexCall index, Value staged) {
    const std::array stored = {index.name, index.fields, index.filter_fields, index.dimensions};
    if (auto* uncertain = e.heap().as<TableCell>(call.receiver);
        uncertain != nullptr && e.is_uncertain(call.receiver)) {
        for (const Value value : stored)
            e.open_up(uncertain->open, value, e.heap()[call.receiver.as_ref()].made);
        return call.receiver;
    }
    TableCell* table = table_to_change(e, call, stored);
    if (table == nullptr) return call.receiver;
    const auto is_staged = e.truthy(staged);
    const Value unknown_part = !is_staged ? staged : index.name;
    if (unknown_part.is_unknown()) {
        table->open = unknown_part.as_unknown();
        return call.receiver;
    }
    index.is_staged = *is_staged;
    index.span = call.method_span;
    table->indexes.push_back(index);
    return call.receiver;
}

Value index(Evaluator& e, const Call& call) {
    const Value configuration = call[1];
    IndexCall index{IndexCall::Kind::database, false, call[0], configuration, {}, {}, {}};
    Value staged = Value::boolean(false);
    if (configuration.is_unknown()) return add_index(e, call, index, configuration);
    if (e.heap().as<ArrayCell>(configuration) == nullptr) {
        staged = e.get(configuration, names::staged, call.span);
        index.fields = e.get(configuration, names::fields, call.span);
    }
    return add_index(e, call, index, staged);
}

Value search_index(Evaluator& e, const Call& call) {
    const Value staged = e.get(call[1], names::staged, call.span);
    return add_index(e, call,
                     {IndexCall::Kind::search,
                      false,
                      call[0],
                      e.get(call[1], names::search_field, call.span),
                      e.get(call[1], names::filter_fields, call.span),
                      Value{},
                      {}},
                     staged);
}

Value vector_index(Evaluator& e, const Call& call) {
    const Value staged = e.get(call[1], names::staged, call.span);
    return add_index(e, call,
                     {IndexCall::Kind::vector,
                      false,
                      call[0],
                      e.get(call[1], names::vector_field, call.span),
                      e.get(call[1], names::filter_fields, call.span),
                      e.get(call[1], names::dimensions, call.span),
                      {}},
                     staged);
}

// `.staged(x)`: a validator, or changes to the fields; `undefined` takes one away.
Value staged(Evaluator& e, const Call& call) {
    TableCell* table = table_to_change(e, call, call.arguments);
    if (table == nullptr) return call.receiver;
    if (!table->staged.is_undefined()) e.fail("a table has one `.staged()` at most", call.span);
    const Value given = call[0];
    if (given.is_unknown() || e.heap().as<ValidatorCell>(given) != nullptr) {
        table->staged = given;
        return call.receiver;
    }
    const Value validator_before = e.known(table->validator);
    const auto* enforced = e.heap().as<ValidatorCell>(validator_before);
    if (enforced == nullptr) {
        table->staged = validator_before;
        return call.receiver;
    }
    if (enforced->kind != ValidatorKind::object && enforced->kind != ValidatorKind::any) {
        e.fail("`.staged()` of a union or record takes a whole validator", call.span);
    }
    ObjectCell fields;
    if (enforced->kind == ValidatorKind::object) e.spread_into(fields, enforced->content, call.span);
    e.spread_into(fields, given, call.span);
    std::vector<StringId> removed;
    for (const Property& property : fields.properties.as_made()) {
        if (property.value.is_undefined()) removed.push_back(property.name);
    }
    for (const StringId name : removed) fields.properties.erase(name);
    const Value map = e.make(std::move(fields), call.span);
    const Value validator = field_map_or_validator(e, map, call.span);
    e.heap().as<TableCell>(call.receiver)->staged = validator;
    return call.receiver;
}

Value define_schema(Evaluator& e, const Call& call) {
    const Value given = call[1].is_nullish() ? Value{} : e.get(call[1], names::schema_validation, call.span);
    const Value validation = given.is_undefined() ? Value::boolean(true) : given;
    return e.make(SchemaCell{call[0], validation}, call.span);
}

// The validator of a table's documents, with the fields that the system adds.
Value with_system_fields(Evaluator& e, Value table_name, Value validator, Span span) {
    validator = e.known(validator);
    const auto* cell = e.heap().as<ValidatorCell>(validator);
    if (cell == nullptr || cell->kind == ValidatorKind::any) return validator;
    if (cell->kind == ValidatorKind::object) {
        ObjectCell system;
        Call id;
        id.arguments = {table_name};
        id.span = span;
        system.properties.set(names::id_field, e.call(Value::native(*find_native("v", "id")), id), span);
        Call number;
        number.span = span;
        system.properties.set(names::creation_time,
                              e.call(Value::native(*find_native("v", "number")), number), span);
        Call extend;
        extend.receiver = validator;
        extend.arguments = {e.make(std::move(system), span)};
        extend.span = span;
        return e.call(Value::native(*find_native("VObject", "extend")), extend);
    }
    if (cell->kind == ValidatorKind::union_) {
        Call all;
        all.span = span;
        std::optional<UnknownId> open;
        for (const Value member : e.iterate(cell->content, span, open)) {
            all.arguments.push_back(with_system_fields(e, table_name, member, span));
        }
        all.open = open;
        return e.call(Value::native(*find_native("v", "union")), all);
    }
    e.fail("the documents of a table are objects or a union of objects", span);
}

Value doc_validator(Evaluator& e, const Call& call) {
    const Value validator = e.get(call[1], "validator", call.span);
    return with_system_fields(e, call[0], validator, call.span);
}

Value table_of_schema(Evaluator& e, const Call& call) {
    const auto* schema = e.heap().as<SchemaCell>(call.receiver);
    if (schema == nullptr) e.fail("this is a method of `defineSchema()` only", call.span);
    const auto name = e.to_key(call[0]);
    const Value table = name ? e.get(schema->tables, *name, call.span) : Value{};
    if (table.is_undefined()) e.fail("the schema has no such table", call.span);
    return table;
}

Value doc(Evaluator& e, const Call& call) {
    const Value validator = e.get(table_of_schema(e, call), "validator", call.span);
    return with_system_fields(e, call[0], validator, call.span);
}

Value id(Evaluator& e, const Call& call) {
    table_of_schema(e, call);
    Call id;
    id.arguments = {call[0]};
    id.span = call.span;
    return e.call(Value::native(*find_native("v", "id")), id);
}

constexpr Native table[] = {
    {"convex/server", "defineSchema", define_schema, OnUnknown::handles},
    {"convex/server", "defineTable", define_table, OnUnknown::handles},
    {"convex/server", "docValidator", doc_validator},
    {"Table", "index", index, OnUnknown::handles},
    {"Table", "searchIndex", search_index, OnUnknown::handles},
    {"Table", "staged", staged, OnUnknown::handles},
    {"Table", "vectorIndex", vector_index, OnUnknown::handles},
    {"Schema", "doc", doc},
    {"Schema", "id", id},
};

}  // namespace

std::span<const Native> server_natives() {
    return table;
}

std::optional<std::unordered_map<StringId, Value>> convex_module(Evaluator& e, std::string_view specifier) {
    if (specifier != "convex/values" && specifier != "convex/server") return std::nullopt;
    std::unordered_map<StringId, Value> exports;
    for (const auto natives : {values_natives(), server_natives()}) {
        for (const Native& native : natives) {
            if (native.holder != specifier) continue;
            exports.emplace(e.intern(native.name, {}),
                            Value::native(*find_native(native.holder, native.name)));
        }
    }
    if (specifier == "convex/values") {
        ObjectCell v;
        for (const Native& native : values_natives()) {
            if (native.holder != "v") continue;
            v.properties.set(e.intern(native.name, {}), Value::native(*find_native("v", native.name)), {});
        }
        exports.emplace(e.intern("v", {}), e.make(std::move(v), {}));
    }
    return exports;
}

bool is_harmless_module(std::string_view specifier) {
    constexpr std::string_view generated[] = {"_generated/api", "_generated/dataModel", "_generated/server"};
    if (specifier.ends_with(".js")) specifier.remove_suffix(3);
    return std::any_of(std::begin(generated), std::end(generated),
                       [&](std::string_view name) { return specifier.ends_with(name); });
}

Value table_property(Evaluator& e, Value table, StringId name, Span span) {
    const std::string& property = e.text(name);
    if (const auto* members = e.heap().as<ObjectCell>(e.heap().as<TableCell>(table)->members)) {
        if (const Property* member = members->properties.find(name)) return member->value;
    }
    if (property == "validator") return e.heap().as<TableCell>(table)->validator;
    if (const auto method = find_native("Table", property)) return Value::native(*method);
    return e.unknown(fmt::format("`{}` of a table is not evaluated", property), span, {table});
}

Value schema_property(Evaluator& e, Value schema, StringId name, Span span) {
    const std::string& property = e.text(name);
    const auto* cell = e.heap().as<SchemaCell>(schema);
    if (property == "tables") return cell->tables;
    if (property == "schemaValidation") return cell->validation;
    if (const auto method = find_native("Schema", property)) return Value::native(*method);
    return e.unknown(fmt::format("`{}` of a schema is not evaluated", property), span, {schema});
}

}  // namespace parser
