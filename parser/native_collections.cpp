#include <algorithm>
#include <cmath>

#include "parser/iteration.h"
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

template <IteratorCell::Part part>
Value iterator(Evaluator& e, const Call& call) {
    return e.make(IteratorCell{part, call.receiver}, call.span);
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

// Of a set or a map.
Value for_each(Evaluator& e, const Call& call) {
    const bool is_set = e.heap().as<SetCell>(call.receiver) != nullptr;
    Evaluator::Walk walk(e, e.make(IteratorCell{IteratorCell::Part::entry, call.receiver}, call.span),
                         call.span);
    while (const auto entry = walk.next()) {
        const Value key = e.get(*entry, "0", call.span);
        call_back(e, call, {is_set ? key : e.get(*entry, "1", call.span), key, call.receiver});
    }
    if (walk.open()) e.escape(call[0], *walk.open());
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

constexpr Native table[] = {
    {"global", "Map", nullptr},
    {"global", "Set", nullptr},
    {"new", "Map", new_map},
    {"new", "Set", new_set},
    {"Set.prototype", "add", set_add, OnUnknown::escapes},
    {"Set.prototype", "clear", nullptr, OnUnknown::escapes},
    {"Set.prototype", "delete", set_delete, OnUnknown::escapes},
    {"Set.prototype", "difference", nullptr},
    {"Set.prototype", "entries", iterator<IteratorCell::Part::entry>},
    {"Set.prototype", "forEach", for_each, OnUnknown::escapes},
    {"Set.prototype", "has", set_has},
    {"Set.prototype", "intersection", nullptr},
    {"Set.prototype", "isDisjointFrom", nullptr},
    {"Set.prototype", "isSubsetOf", nullptr},
    {"Set.prototype", "isSupersetOf", nullptr},
    {"Set.prototype", "keys", iterator<IteratorCell::Part::value>},
    {"Set.prototype", "symmetricDifference", nullptr},
    {"Set.prototype", "union", nullptr},
    {"Set.prototype", "values", iterator<IteratorCell::Part::value>},
    {"Map.prototype", "clear", nullptr, OnUnknown::escapes},
    {"Map.prototype", "delete", map_delete, OnUnknown::escapes},
    {"Map.prototype", "entries", iterator<IteratorCell::Part::entry>},
    {"Map.prototype", "forEach", for_each, OnUnknown::escapes},
    {"Map.prototype", "get", map_get},
    {"Map.prototype", "has", map_has},
    {"Map.prototype", "keys", iterator<IteratorCell::Part::key>},
    {"Map.prototype", "set", map_set, OnUnknown::handles},
    {"Map.prototype", "values", iterator<IteratorCell::Part::value>},
};

}  // namespace

std::span<const Native> collection_natives() {
    return table;
}

}  // namespace parser
