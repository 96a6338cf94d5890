#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "parser/convex.h"
#include "parser/natives.h"

namespace parser {
namespace {

Value make_validator(Evaluator& e, ValidatorKind kind, Value content, Value value, Span span) {
    return e.make(ValidatorCell{kind, false, content, value}, span);
}

// The place to show for a mistake in an argument: the property, if it stands in the call.
Span place(const Property& property, Span call) {
    const bool is_inside =
        property.span.file == call.file && property.span.begin >= call.begin && property.span.end <= call.end;
    return is_inside ? property.span : call;
}

bool is_validator(Evaluator& e, Value value) {
    return e.heap().as<ValidatorCell>(value) != nullptr;
}

// What a builder takes as a validator: one, or something unknown that may be one.
void expect_validator(Evaluator& e, Value value, const std::string& what, Span span) {
    if (value.is_unknown() || is_validator(e, value)) return;
    if (value.is_undefined()) {
        e.fail(
            fmt::format("{} is undefined where a validator is needed; often that is a circular import", what),
            span);
    }
    e.fail(fmt::format("{} is not a validator", what), span);
}

// The fields an object validator is made of: checked as `v.object` does.
Value object_of(Evaluator& e, Value fields, Span span) {
    if (fields.is_unknown()) return make_validator(e, ValidatorKind::object, fields, {}, span);
    if (is_validator(e, fields) || !fields.is_object()) {
        e.fail("`v.object()` takes an object of fields, and this is something else", span);
    }
    std::optional<UnknownId> open;
    for (const Property& property : e.own_properties(fields, span, open)) {
        expect_validator(e, property.value, fmt::format("the field `{}`", e.text(property.name)),
                         place(property, span));
    }
    return make_validator(e, ValidatorKind::object, fields, {}, span);
}

Value optional_of(Evaluator& e, Value value, Span span) {
    if (value.is_unknown()) return value;
    expect_validator(e, value, "the argument of `v.optional()`", span);
    if (e.known(value).is_unknown()) return e.known(value);
    ValidatorCell copy = *e.heap().as<ValidatorCell>(value);
    copy.is_optional = true;
    return e.make(copy, span);
}

Value union_of(Evaluator& e, std::vector<Value> members, std::optional<UnknownId> open, Span span) {
    for (std::size_t i = 0; i < members.size(); ++i) {
        expect_validator(e, members[i], fmt::format("member {} of `v.union()`", i + 1), span);
    }
    const Value list = e.make(ArrayCell{std::move(members), open}, span);
    return make_validator(e, ValidatorKind::union_, list, {}, span);
}

template <ValidatorKind kind>
Value leaf(Evaluator& e, const Call& call) {
    return make_validator(e, kind, {}, {}, call.span);
}

Value id(Evaluator& e, const Call& call) {
    if (!call[0].is_string() && !call[0].is_unknown())
        e.fail("`v.id()` takes the name of a table, a string", call.span);
    return make_validator(e, ValidatorKind::id, call[0], {}, call.span);
}

Value literal(Evaluator& e, const Call& call) {
    const Value value = call[0];
    const bool is_literal = value.is_string() || value.is_number() || value.is_boolean() || value.is_bigint();
    if (!is_literal && !value.is_unknown()) {
        e.fail("`v.literal()` takes a string, number, bigint or boolean", call.span);
    }
    return make_validator(e, ValidatorKind::literal, value, {}, call.span);
}

Value array(Evaluator& e, const Call& call) {
    expect_validator(e, call[0], "the element of `v.array()`", call.span);
    return make_validator(e, ValidatorKind::array, call[0], {}, call.span);
}

Value object(Evaluator& e, const Call& call) {
    return object_of(e, call[0], call.span);
}

Value record(Evaluator& e, const Call& call) {
    const std::array parts = {std::pair{call[0], "the key of `v.record()`"},
                              std::pair{call[1], "the value of `v.record()`"}};
    for (const auto& [part, what] : parts) {
        expect_validator(e, part, what, call.span);
        const auto* validator = e.heap().as<ValidatorCell>(part);
        if (validator != nullptr && validator->is_optional)
            e.fail(fmt::format("{} cannot be optional", what), call.span);
    }
    return make_validator(e, ValidatorKind::record, call[0], call[1], call.span);
}

Value union_(Evaluator& e, const Call& call) {
    return union_of(e, call.arguments, call.open, call.span);
}

Value optional(Evaluator& e, const Call& call) {
    return optional_of(e, call[0], call.span);
}

Value nullable(Evaluator& e, const Call& call) {
    expect_validator(e, call[0], "the argument of `v.nullable()`", call.span);
    return union_of(e, {call[0], make_validator(e, ValidatorKind::null, {}, {}, call.span)}, {}, call.span);
}

Value as_object_validator(Evaluator& e, const Call& call) {
    if (call[0].is_unknown() || is_validator(e, call[0])) return call[0];
    return object_of(e, call[0], call.span);
}

// --- methods of validators ---

Value optional_method(Evaluator& e, const Call& call) {
    return optional_of(e, call.receiver, call.span);
}

// A copy of the fields of the object validator a method is called on; what `change` makes of
// them is the new one, as optional as the old.
template <class Change>
Value with_fields(Evaluator& e, const Call& call, const Change& change) {
    if (e.known(call.receiver).is_unknown()) return e.known(call.receiver);
    const auto* cell = e.heap().as<ValidatorCell>(call.receiver);
    if (cell == nullptr || cell->kind != ValidatorKind::object)
        e.fail("this is a method of object validators only", call.span);
    const ValidatorCell old = *cell;
    ObjectCell fields;
    e.spread_into(fields, old.content, call.span);
    change(fields);
    const Value made = object_of(e, e.make(std::move(fields), call.span), call.span);
    e.heap().as<ValidatorCell>(made)->is_optional = old.is_optional;
    return made;
}

Value omit(Evaluator& e, const Call& call) {
    return with_fields(e, call, [&](ObjectCell& fields) {
        for (const Value name : call.arguments) {
            if (const auto key = e.to_key(name)) fields.properties.erase(*key);
        }
    });
}

Value pick(Evaluator& e, const Call& call) {
    return with_fields(e, call, [&](ObjectCell& fields) {
        ObjectCell picked;
        for (const Value name : call.arguments) {
            const auto key = e.to_key(name);
            if (!key) e.fail("`.pick()` takes names of fields", call.span);
            const Property* property = fields.properties.find(*key);
            if (property != nullptr) {
                picked.properties.set(*key, property->value, property->span);
            } else {
                const Value other = fields.open ? Value::unknown(*fields.open) : Value{};
                picked.properties.set(*key, other, call.span);
            }
        }
        fields = std::move(picked);
    });
}

Value partial(Evaluator& e, const Call& call) {
    return with_fields(e, call, [&](ObjectCell& fields) {
        for (Property& property : fields.properties.as_made()) {
            // Each is still made where it was: only its optionality is of the call.
            const Span made =
                property.value.is_object() ? e.heap()[property.value.as_ref()].span : property.span;
            property.value = optional_of(e, property.value, made);
        }
    });
}

Value extend(Evaluator& e, const Call& call) {
    return with_fields(e, call, [&](ObjectCell& fields) { e.spread_into(fields, call[0], call.span); });
}

constexpr Native table[] = {
    {"v", "any", leaf<ValidatorKind::any>, OnUnknown::handles},
    {"v", "array", array, OnUnknown::handles},
    {"v", "bigint", leaf<ValidatorKind::int64>, OnUnknown::handles},
    {"v", "boolean", leaf<ValidatorKind::boolean>, OnUnknown::handles},
    {"v", "bytes", leaf<ValidatorKind::bytes>, OnUnknown::handles},
    {"v", "commitTs", leaf<ValidatorKind::commit_ts>, OnUnknown::handles},
    {"v", "float64", leaf<ValidatorKind::float64>, OnUnknown::handles},
    {"v", "id", id, OnUnknown::handles},
    {"v", "int64", leaf<ValidatorKind::int64>, OnUnknown::handles},
    {"v", "literal", literal, OnUnknown::handles},
    {"v", "null", leaf<ValidatorKind::null>, OnUnknown::handles},
    {"v", "nullable", nullable, OnUnknown::handles},
    {"v", "number", leaf<ValidatorKind::float64>, OnUnknown::handles},
    {"v", "object", object, OnUnknown::handles},
    {"v", "optional", optional, OnUnknown::handles},
    {"v", "record", record, OnUnknown::handles},
    {"v", "string", leaf<ValidatorKind::string>, OnUnknown::handles},
    {"v", "union", union_, OnUnknown::handles},
    {"convex/values", "asObjectValidator", as_object_validator, OnUnknown::handles},
    {"Validator", "asOptional", optional_method, OnUnknown::handles},
    {"Validator", "optional", optional_method, OnUnknown::handles},
    {"VObject", "extend", extend},
    {"VObject", "omit", omit},
    {"VObject", "partial", partial, OnUnknown::handles},
    {"VObject", "pick", pick},
};

std::string_view kind_name(ValidatorKind kind) {
    switch (kind) {
        case ValidatorKind::any: return "any";
        case ValidatorKind::array: return "array";
        case ValidatorKind::boolean: return "boolean";
        case ValidatorKind::bytes: return "bytes";
        case ValidatorKind::commit_ts: return "commitTs";
        case ValidatorKind::float64: return "float64";
        case ValidatorKind::id: return "id";
        case ValidatorKind::int64: return "int64";
        case ValidatorKind::literal: return "literal";
        case ValidatorKind::null: return "null";
        case ValidatorKind::object: return "object";
        case ValidatorKind::record: return "record";
        case ValidatorKind::string: return "string";
        case ValidatorKind::union_: return "union";
    }
    return {};
}

constexpr std::string_view holders[] = {"Validator", "VObject", "Table"};

}  // namespace

std::span<const Native> values_natives() {
    return table;
}

bool is_convex_property(std::string_view name) {
    constexpr std::string_view own[] = {"kind",
                                        "isOptional",
                                        "isConvexValidator",
                                        "tableName",
                                        "value",
                                        "element",
                                        "fields",
                                        "key",
                                        "members",
                                        "json",
                                        "type",
                                        "fieldPaths",
                                        "validator",
                                        "indexes",
                                        " indexes",
                                        "stagedDbIndexes",
                                        "searchIndexes",
                                        "stagedSearchIndexes",
                                        "vectorIndexes",
                                        "stagedVectorIndexes",
                                        "stagedValidator",
                                        "export",
                                        "self"};
    return std::find(std::begin(own), std::end(own), name) != std::end(own) ||
           std::any_of(std::begin(holders), std::end(holders),
                       [&](std::string_view holder) { return find_native(holder, name).has_value(); });
}

Value validator_property(Evaluator& e, Value validator, StringId name, Span span) {
    const ValidatorCell cell = *e.heap().as<ValidatorCell>(validator);
    const std::string& property = e.text(name);
    if (property == "kind") return e.string(kind_name(cell.kind));
    if (property == "isOptional") return Value::string(cell.is_optional ? names::optional : names::required);
    if (property == "isConvexValidator") return Value::boolean(true);
    const auto is = [&](ValidatorKind kind, std::string_view wanted) {
        return cell.kind == kind && property == wanted;
    };
    const bool is_content = is(ValidatorKind::id, "tableName") || is(ValidatorKind::literal, "value") ||
                            is(ValidatorKind::array, "element") || is(ValidatorKind::object, "fields") ||
                            is(ValidatorKind::record, "key") || is(ValidatorKind::union_, "members");
    if (is_content) return cell.content;
    if (is(ValidatorKind::record, "value")) return cell.value;
    if (const auto method = find_native("Validator", property)) return Value::native(*method);
    if (cell.kind == ValidatorKind::object) {
        if (const auto method = find_native("VObject", property)) return Value::native(*method);
    }
    constexpr std::array others = {"json", "type", "fieldPaths", "constructor", "__proto__"};
    const bool exists = std::find(others.begin(), others.end(), property) != others.end() ||
                        find_native("Object.prototype", property);
    return exists ? e.unknown(fmt::format("`{}` of a validator is not evaluated", property), span) : Value{};
}

}  // namespace parser
