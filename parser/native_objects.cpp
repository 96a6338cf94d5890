#include <algorithm>

#include "parser/natives.h"

namespace parser {
namespace {

// What `Object.keys`, `values` and `entries` list.
template <class Item>
Value list(Evaluator& e, const Call& call, const Item& item) {
    if (call[0].is_nullish()) e.fail("`undefined` or `null` is not an object", call.span);
    std::optional<UnknownId> open;
    std::vector<Value> items;
    for (const Property& property : e.own_properties(call[0], call.span, open))
        items.push_back(item(property));
    e.spend(items.size(), call.span);
    if (open) return e.make(ArrayCell{{}, e.unknown_like(*open, items).as_unknown()}, call.span);
    return e.array(std::move(items), call.span);
}

Value keys(Evaluator& e, const Call& call) {
    return list(e, call, [](const Property& property) { return Value::string(property.name); });
}

Value values(Evaluator& e, const Call& call) {
    return list(e, call, [](const Property& property) { return property.value; });
}

// An entry remembers the property it came from, so that `Object.fromEntries` can give it back.
Value entries(Evaluator& e, const Call& call) {
    return list(e, call, [&](const Property& property) {
        return e.array({Value::string(property.name), property.value}, property.span);
    });
}

Value from_entries(Evaluator& e, const Call& call) {
    std::optional<UnknownId> open;
    ObjectCell object;
    for (const Value entry : e.iterate(call[0], call.span, open)) {
        e.spend(1, call.span);
        const Value known = e.known(entry);
        if (known.is_unknown()) {
            e.define(object, known, known, call.span);
            continue;
        }
        const Span made = known.is_object() ? e.heap()[known.as_ref()].span : call.span;
        const Value key = e.get(known, "0", call.span);
        e.define(object, key, e.get(known, "1", call.span), made);
    }
    if (open) e.define(object, Value::unknown(*open), Value::unknown(*open), call.span);
    return e.make(std::move(object), call.span);
}

Value assign(Evaluator& e, const Call& call) {
    const Value target = call[0];
    if (target.is_nullish()) e.fail("`Object.assign()` is given `undefined` or `null`", call.span);
    const auto give_up = [&](UnknownId cause) {
        for (const Value argument : call.arguments) e.escape(argument, cause);
        if (call.open) e.escape(Value::unknown(*call.open), cause);
        return Value::unknown(cause);
    };
    if (target.is_unknown()) return give_up(target.as_unknown());
    std::optional<UnknownId> open = call.open;
    for (std::size_t i = 1; i < call.size() && !open; ++i) {
        for (const Property& property : e.own_properties(call[i], call.span, open)) {
            e.spend(1, call.span);
            e.set(target, property.name, property.value, property.span);
        }
    }
    return open ? give_up(*open) : target;
}

Value freeze(Evaluator& e, const Call& call) {
    if (call[0].is_object()) e.heap()[call[0].as_ref()].is_frozen = true;
    return call[0];
}

Value is_frozen(Evaluator& e, const Call& call) {
    const bool is_plain =
        e.heap().as<ObjectCell>(call[0]) != nullptr || e.heap().as<ArrayCell>(call[0]) != nullptr;
    if (is_plain) return Value::boolean(e.heap()[call[0].as_ref()].is_frozen);
    return e.unknown("whether this is frozen is not evaluated", call.span);
}

Value has_own_property(Evaluator& e, const Call& call, Value object, Value key) {
    const auto name = e.to_key(key);
    if (!name) return e.unknown("a property named by an object is not evaluated", call.span);
    std::optional<UnknownId> open;
    const std::vector<Property> properties = e.own_properties(object, call.span, open);
    const auto is_it = [&](const Property& property) { return property.name == *name; };
    if (std::any_of(properties.begin(), properties.end(), is_it)) return Value::boolean(true);
    if (open) return Value::unknown(*open);
    return e.heap().as<ObjectCell>(object) != nullptr ? Value::boolean(false)
                                                      : e.unknown("this is not evaluated", call.span);
}

Value has_own(Evaluator& e, const Call& call) {
    return has_own_property(e, call, call[0], call[1]);
}
Value has_own_method(Evaluator& e, const Call& call) {
    return has_own_property(e, call, call.receiver, call[0]);
}

Value is(Evaluator&, const Call& call) {
    return Value::boolean(call[0] == call[1]);
}

Value error(Evaluator& e, const Call& call) {
    ObjectCell cell;
    cell.is_error = true;
    const auto message = call[0].is_undefined() ? std::optional<std::string>("") : e.to_text(call[0]);
    cell.properties.set(names::message, message ? e.string(*message) : call[0], call.span);
    return e.make(std::move(cell), call.span);
}

Value nothing(Evaluator&, const Call&) {
    return {};
}

Value call_method(Evaluator& e, const Call& call) {
    Call inner = call;
    inner.receiver = call[0];
    if (!inner.arguments.empty()) inner.arguments.erase(inner.arguments.begin());
    return e.call(call.receiver, inner);
}

Value apply_method(Evaluator& e, const Call& call) {
    Call inner = call;
    inner.receiver = call[0];
    inner.open.reset();
    inner.arguments = call[1].is_nullish() ? std::vector<Value>{} : e.iterate(call[1], call.span, inner.open);
    return e.call(call.receiver, inner);
}

constexpr Native table[] = {
    {"global", "Date", nullptr},
    {"global", "Error", error, OnUnknown::handles},
    {"global", "Function", nullptr, OnUnknown::escapes},
    {"global", "JSON", nullptr},
    {"global", "Object", nullptr},
    {"global", "Promise", nullptr, OnUnknown::escapes},
    {"global", "Proxy", nullptr, OnUnknown::escapes},
    {"global", "RangeError", error, OnUnknown::handles},
    {"global", "ReferenceError", error, OnUnknown::handles},
    {"global", "Reflect", nullptr, OnUnknown::escapes},
    {"global", "RegExp", nullptr},
    {"global", "Symbol", nullptr},
    {"global", "SyntaxError", error, OnUnknown::handles},
    {"global", "TypeError", error, OnUnknown::handles},
    {"global", "console", nullptr},
    {"global", "globalThis", nullptr},
    {"global", "process", nullptr},
    {"global", "require", nullptr, OnUnknown::escapes},
    {"global", "structuredClone", nullptr},
    {"console", "debug", nothing, OnUnknown::handles},
    {"console", "error", nothing, OnUnknown::handles},
    {"console", "info", nothing, OnUnknown::handles},
    {"console", "log", nothing, OnUnknown::handles},
    {"console", "warn", nothing, OnUnknown::handles},
    {"process", "env", nullptr},
    {"Date", "now", nullptr},
    {"JSON", "parse", nullptr},
    {"JSON", "stringify", nullptr},
    {"Object", "assign", assign, OnUnknown::handles},
    {"Object", "entries", entries},
    {"Object", "freeze", freeze},
    {"Object", "fromEntries", from_entries},
    {"Object", "getOwnPropertyNames", nullptr},
    {"Object", "getPrototypeOf", nullptr},
    {"Object", "hasOwn", has_own},
    {"Object", "is", is},
    {"Object", "isFrozen", is_frozen},
    {"Object", "keys", keys},
    {"Object", "values", values},
    {"Object.prototype", "hasOwnProperty", has_own_method},
    {"Object.prototype", "isPrototypeOf", nullptr},
    {"Object.prototype", "propertyIsEnumerable", nullptr},
    {"Object.prototype", "toLocaleString", nullptr},
    {"Object.prototype", "toString", nullptr},
    {"Object.prototype", "valueOf", nullptr},
    {"Object.prototype", "__defineGetter__", nullptr, OnUnknown::escapes},
    {"Object.prototype", "__defineSetter__", nullptr, OnUnknown::escapes},
    {"Object.prototype", "__lookupGetter__", nullptr},
    {"Object.prototype", "__lookupSetter__", nullptr},
    {"Error.prototype", "name", nullptr},
    {"Error.prototype", "stack", nullptr},
    {"Function.prototype", "apply", apply_method, OnUnknown::escapes},
    {"Function.prototype", "bind", nullptr},
    {"Function.prototype", "call", call_method, OnUnknown::handles},
};

}  // namespace

std::span<const Native> object_natives() {
    return table;
}

}  // namespace parser
