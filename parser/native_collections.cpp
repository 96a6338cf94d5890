#include <algorithm>
#include <cmath>

#include "parser/natives.h"

namespace parser {
namespace {

// Keys of sets and maps are the same if strictly equal, or both NaN; -0 is 0.
Value as_key(Value value) {
    return value.is_number() && value.as_number() == 0 ? Value::number(0) : value;
}

template <class Cell>
Cell& cell_of(Evaluator& e, const Call& call) {
    auto* cell = e.heap().as<Cell>(call.receiver);
    if (cell == nullptr) e.fail("this is a method of another kind of object", call.span);
    return *cell;
}

Value call_back(Evaluator& e, const Call& call, std::vector<Value> arguments) {
    Call inner;
    inner.receiver = call[1];
    inner.arguments = std::move(arguments);
    inner.span = call.span;
    return e.call(call[0], inner);
}

// --- Set ---

Value new_set(Evaluator& e, const Call& call) {
    std::optional<UnknownId> open;
    SetCell set;
    const std::vector<Value> items =
        call[0].is_nullish() ? std::vector<Value>{} : e.iterate(call[0], call.span, open);
    for (const Value item : items) {
        if (item.is_unknown()) open = item.as_unknown();
        if (std::find(set.items.begin(), set.items.end(), as_key(item)) == set.items.end())
            set.items.push_back(as_key(item));
        e.spend(1 + set.items.size() / 16, call.span);
    }
    if (open) return e.unknown_like(*open, items);
    return e.make(std::move(set), call.span);
}

Value set_has(Evaluator& e, const Call& call) {
    const auto& items = cell_of<SetCell>(e, call).items;
    return Value::boolean(std::find(items.begin(), items.end(), as_key(call[0])) != items.end());
}

Value set_add(Evaluator& e, const Call& call) {
    const auto& set = cell_of<SetCell>(e, call);
    if (std::find(set.items.begin(), set.items.end(), as_key(call[0])) != set.items.end())
        return call.receiver;
    if (e.to_change(call.receiver, call.arguments) != nullptr)
        cell_of<SetCell>(e, call).items.push_back(as_key(call[0]));
    e.spend(1 + set.items.size() / 16, call.span);
    return call.receiver;
}

Value set_delete(Evaluator& e, const Call& call) {
    const Value found = set_has(e, call);
    if (found.as_boolean() && e.to_change(call.receiver, {}) != nullptr)
        std::erase(cell_of<SetCell>(e, call).items, as_key(call[0]));
    return found;
}

Value set_values(Evaluator& e, const Call& call) {
    return e.make(SequenceCell{cell_of<SetCell>(e, call).items, {}, true}, call.span);
}

Value set_for_each(Evaluator& e, const Call& call) {
    const std::vector<Value> items = cell_of<SetCell>(e, call).items;
    for (const Value item : items) call_back(e, call, {item, item, call.receiver});
    return {};
}

// --- Map ---

auto find_entry(auto& entries, Value key) {
    return std::find_if(entries.begin(), entries.end(),
                        [&](const auto& entry) { return entry.first == as_key(key); });
}

void put(Evaluator& e, const Call& call, MapCell& map, Value key, Value value) {
    const auto found = find_entry(map.entries, key);
    if (found != map.entries.end()) {
        found->second = value;
    } else {
        map.entries.emplace_back(as_key(key), value);
    }
    e.spend(1 + map.entries.size() / 16, call.span);
}

Value new_map(Evaluator& e, const Call& call) {
    std::optional<UnknownId> open;
    MapCell map;
    const std::vector<Value> items =
        call[0].is_nullish() ? std::vector<Value>{} : e.iterate(call[0], call.span, open);
    for (const Value item : items) {
        const Value entry = e.known(item);
        const Value key = entry.is_unknown() ? entry : e.get(entry, "0", call.span);
        if (key.is_unknown()) open = key.as_unknown();
        if (!open) put(e, call, map, key, e.get(entry, "1", call.span));
    }
    if (open) return e.unknown_like(*open, items);
    return e.make(std::move(map), call.span);
}

Value map_get(Evaluator& e, const Call& call) {
    const auto& entries = cell_of<MapCell>(e, call).entries;
    const auto found = find_entry(entries, call[0]);
    return found == entries.end() ? Value{} : found->second;
}

Value map_has(Evaluator& e, const Call& call) {
    const auto& entries = cell_of<MapCell>(e, call).entries;
    return Value::boolean(find_entry(entries, call[0]) != entries.end());
}

Value map_set(Evaluator& e, const Call& call) {
    auto& map = cell_of<MapCell>(e, call);
    if (e.to_change(call.receiver, call.arguments) == nullptr) return call.receiver;
    if (call[0].is_unknown()) {
        e.escape(call.receiver, call[0].as_unknown());
        e.escape(call[1], call[0].as_unknown());
    } else {
        put(e, call, map, call[0], call[1]);
    }
    return call.receiver;
}

Value map_delete(Evaluator& e, const Call& call) {
    const Value found = map_has(e, call);
    if (found.as_boolean() && e.to_change(call.receiver, {}) != nullptr) {
        auto& entries = cell_of<MapCell>(e, call).entries;
        entries.erase(find_entry(entries, call[0]));
    }
    return found;
}

template <int part>
Value map_list(Evaluator& e, const Call& call) {
    std::vector<Value> items;
    for (const auto& [key, value] : cell_of<MapCell>(e, call).entries) {
        items.push_back(part == 0 ? key : part == 1 ? value : e.array({key, value}, call.span));
    }
    return e.make(SequenceCell{std::move(items), {}, true}, call.span);
}

Value map_for_each(Evaluator& e, const Call& call) {
    const auto entries = cell_of<MapCell>(e, call).entries;
    for (const auto& [key, value] : entries) call_back(e, call, {value, key, call.receiver});
    return {};
}

constexpr Native table[] = {
    {"global", "Map", nullptr},
    {"global", "Set", nullptr},
    {"new", "Map", new_map},
    {"new", "Set", new_set},
    {"Set.prototype", "add", set_add, OnUnknown::escapes},
    {"Set.prototype", "clear", nullptr, OnUnknown::escapes},
    {"Set.prototype", "delete", set_delete, OnUnknown::escapes},
    {"Set.prototype", "difference", nullptr},
    {"Set.prototype", "entries", nullptr},
    {"Set.prototype", "forEach", set_for_each, OnUnknown::escapes},
    {"Set.prototype", "has", set_has},
    {"Set.prototype", "intersection", nullptr},
    {"Set.prototype", "isDisjointFrom", nullptr},
    {"Set.prototype", "isSubsetOf", nullptr},
    {"Set.prototype", "isSupersetOf", nullptr},
    {"Set.prototype", "keys", set_values},
    {"Set.prototype", "symmetricDifference", nullptr},
    {"Set.prototype", "union", nullptr},
    {"Set.prototype", "values", set_values},
    {"Map.prototype", "clear", nullptr, OnUnknown::escapes},
    {"Map.prototype", "delete", map_delete, OnUnknown::escapes},
    {"Map.prototype", "entries", map_list<2>},
    {"Map.prototype", "forEach", map_for_each, OnUnknown::escapes},
    {"Map.prototype", "get", map_get},
    {"Map.prototype", "has", map_has},
    {"Map.prototype", "keys", map_list<0>},
    {"Map.prototype", "set", map_set, OnUnknown::handles},
    {"Map.prototype", "values", map_list<1>},
};

}  // namespace

std::span<const Native> collection_natives() {
    return table;
}

}  // namespace parser
