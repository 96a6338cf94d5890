#include <algorithm>
#include <cmath>

#include "parser/natives.h"

namespace parser {
namespace {

using diagnostics::Span;

// The items of the array a method is called on. Only arrays whose items are all known get here.
std::vector<Value> items_of(Evaluator& e, const Call& call) {
    std::optional<UnknownId> open;
    return e.iterate(call.receiver, call.span, open);
}

ArrayCell* array_to_change(Evaluator& e, const Call& call) {
    auto* array = e.heap().as<ArrayCell>(call.receiver);
    if (array == nullptr) e.fail("this is a method of arrays", call.span);
    if (e.heap()[call.receiver.as_ref()].is_frozen) e.fail("a frozen array is changed", call.span);
    return e.to_change(call.receiver, call.arguments) == nullptr ? nullptr : array;
}

Value call_back(Evaluator& e, const Call& call, std::vector<Value> arguments, Value receiver = {}) {
    e.spend(1, call.span);
    Call inner;
    inner.receiver = receiver;
    inner.arguments = std::move(arguments);
    inner.span = call.span;
    inner.method_span = call.span;
    return e.call(call[0], inner);
}

Value number(std::size_t value) {
    return Value::number(static_cast<double>(value));
}

Value call_with_item(Evaluator& e, const Call& call, Value item, std::size_t index) {
    return call_back(e, call, {item, number(index), call.receiver}, call[1]);
}

// An index as `slice` and `at` take it: negative from the end, cut to the length.
std::optional<std::size_t> relative_index(Evaluator& e, Value value, std::size_t length,
                                          std::size_t fallback) {
    if (value.is_undefined()) return fallback;
    const auto given = e.to_number(value);
    if (!given) return std::nullopt;
    const double whole = std::isnan(*given) ? 0 : std::trunc(*given);
    const double from_start = whole < 0 ? std::max(0.0, whole + static_cast<double>(length)) : whole;
    return static_cast<std::size_t>(std::min(from_start, static_cast<double>(length)));
}

Value not_evaluated(Evaluator& e, const Call& call) {
    return e.unknown("this call is not evaluated", call.span, {call.receiver});
}

// The same of a call that may have changed what it was given.
Value given_up(Evaluator& e, const Call& call) {
    const Value result = not_evaluated(e, call);
    e.escape(call.receiver, result.as_unknown());
    for (const Value argument : call.arguments) e.escape(argument, result.as_unknown());
    return result;
}

Value map(Evaluator& e, const Call& call) {
    std::vector<Value> result;
    const std::vector<Value> items = items_of(e, call);
    for (std::size_t i = 0; i < items.size(); ++i) result.push_back(call_with_item(e, call, items[i], i));
    return e.array(std::move(result), call.span);
}

Value for_each(Evaluator& e, const Call& call) {
    const std::vector<Value> items = items_of(e, call);
    for (std::size_t i = 0; i < items.size(); ++i) call_with_item(e, call, items[i], i);
    return {};
}

Value filter(Evaluator& e, const Call& call) {
    std::vector<Value> result;
    std::optional<UnknownId> open;
    const std::vector<Value> items = items_of(e, call);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Value verdict = call_with_item(e, call, items[i], i);
        const auto keeps = e.truthy(verdict);
        if (!keeps && !open) open = verdict.as_unknown();
        if (keeps && *keeps) result.push_back(items[i]);
    }
    // Not knowing of one item leaves the place of every other open.
    if (open) return e.unknown_like(*open, items);
    return e.array(std::move(result), call.span);
}

// Looks for the first item, from either end, that a function accepts.
template <class Found, class Missing>
Value search(Evaluator& e, const Call& call, bool from_end, const Found& found, const Missing& missing) {
    const std::vector<Value> items = items_of(e, call);
    for (std::size_t n = 0; n < items.size(); ++n) {
        const std::size_t i = from_end ? items.size() - 1 - n : n;
        const Value verdict = call_with_item(e, call, items[i], i);
        const auto accepts = e.truthy(verdict);
        if (!accepts) {
            e.escape(call[0], verdict.as_unknown());  // it may have been called on the rest too
            return e.unknown_like(verdict.as_unknown(), items);
        }
        if (*accepts) return found(items[i], i);
    }
    return missing();
}

Value find(Evaluator& e, const Call& call) {
    return search(
        e, call, false, [](Value item, std::size_t) { return item; }, [] { return Value{}; });
}
Value find_last(Evaluator& e, const Call& call) {
    return search(
        e, call, true, [](Value item, std::size_t) { return item; }, [] { return Value{}; });
}
Value find_index(Evaluator& e, const Call& call) {
    return search(
        e, call, false, [](Value, std::size_t i) { return number(i); }, [] { return Value::number(-1); });
}
Value some(Evaluator& e, const Call& call) {
    return search(
        e, call, false, [](Value, std::size_t) { return Value::boolean(true); },
        [] { return Value::boolean(false); });
}

Value every(Evaluator& e, const Call& call) {
    const std::vector<Value> items = items_of(e, call);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Value verdict = call_with_item(e, call, items[i], i);
        const auto accepts = e.truthy(verdict);
        if (!accepts) {
            e.escape(call[0], verdict.as_unknown());
            return verdict;
        }
        if (!*accepts) return Value::boolean(false);
    }
    return Value::boolean(true);
}

Value reduce_items(Evaluator& e, const Call& call, bool from_end) {
    const std::vector<Value> items = items_of(e, call);
    std::size_t n = 0;
    if (call.open) return given_up(e, call);
    if (call.size() < 2 && items.empty())
        e.fail("an empty array is reduced without a first value", call.span);
    const auto index = [&](std::size_t at) { return from_end ? items.size() - 1 - at : at; };
    Value result = call.size() < 2 ? items[index(n++)] : call[1];
    for (; n < items.size(); ++n) {
        result = call_back(e, call, {result, items[index(n)], number(index(n)), call.receiver});
    }
    return result;
}
Value reduce(Evaluator& e, const Call& call) {
    return reduce_items(e, call, false);
}
Value reduce_right(Evaluator& e, const Call& call) {
    return reduce_items(e, call, true);
}

// Adds `value`, or what it holds if it is an array, down to `depth`. False, if that is not known.
bool flatten(Evaluator& e, Value value, double depth, std::vector<Value>& result,
             std::optional<UnknownId>& open, Span span) {
    value = e.known(value);
    if (value.is_unknown()) open = value.as_unknown();
    if (depth < 1 || e.heap().as<ArrayCell>(value) == nullptr) {
        result.push_back(value);
        return !open;
    }
    for (const Value item : e.iterate(value, span, open)) {
        e.spend(1, span);
        if (!flatten(e, item, depth - 1, result, open, span)) return false;
    }
    return !open;
}

Value flattened(Evaluator& e, const Call& call, const std::vector<Value>& items, double depth) {
    std::vector<Value> result;
    std::optional<UnknownId> open;
    for (const Value item : items) {
        if (!flatten(e, item, depth, result, open, call.span)) return e.unknown_like(*open, items);
    }
    return e.array(std::move(result), call.span);
}

Value flat(Evaluator& e, const Call& call) {
    const auto depth = call[0].is_undefined() ? std::optional(1.0) : e.to_number(call[0]);
    return depth ? flattened(e, call, items_of(e, call), *depth) : not_evaluated(e, call);
}

Value flat_map(Evaluator& e, const Call& call) {
    std::vector<Value> mapped;
    const std::vector<Value> items = items_of(e, call);
    for (std::size_t i = 0; i < items.size(); ++i) mapped.push_back(call_with_item(e, call, items[i], i));
    return flattened(e, call, mapped, 1);
}

Value concat(Evaluator& e, const Call& call) {
    std::vector<Value> result = items_of(e, call);
    std::optional<UnknownId> open;
    for (const Value argument : call.arguments) {
        if (open) {
            open = e.unknown_like(*open, {argument}).as_unknown();
        } else if (e.heap().as<ArrayCell>(e.known(argument)) != nullptr) {
            const std::vector<Value> more = e.iterate(argument, call.span, open);
            result.insert(result.end(), more.begin(), more.end());
        } else if (e.known(argument).is_unknown()) {
            open = e.known(argument).as_unknown();  // an array or not
        } else {
            result.push_back(argument);
        }
    }
    if (call.open && !open) open = call.open;
    e.spend(result.size(), call.span);
    return e.make(ArrayCell{std::move(result), open}, call.span);
}

Value includes(Evaluator& e, const Call& call) {
    for (const Value item : items_of(e, call)) {
        const bool both_nan = item.is_number() && call[0].is_number() && std::isnan(item.as_number()) &&
                              std::isnan(call[0].as_number());
        const auto equal = e.strict_equal(item, call[0]);
        if (!equal) return item;
        if (*equal || both_nan) return Value::boolean(true);
    }
    return Value::boolean(false);
}

Value index_of(Evaluator& e, const Call& call) {
    const std::vector<Value> items = items_of(e, call);
    if (call.size() > 1) return not_evaluated(e, call);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto equal = e.strict_equal(items[i], call[0]);
        if (!equal) return items[i];
        if (*equal) return number(i);
    }
    return Value::number(-1);
}

Value join(Evaluator& e, const Call& call) {
    const auto separator = call[0].is_undefined() ? std::optional<std::string>(",") : e.to_text(call[0]);
    std::string result;
    bool is_first = true;
    for (const Value item : items_of(e, call)) {
        const auto part = item.is_nullish() ? std::optional<std::string>("") : e.to_text(item);
        if (!part || !separator) return item.is_unknown() ? item : not_evaluated(e, call);
        if (!is_first) result += *separator;
        is_first = false;
        result += *part;
        e.spend(1 + part->size() / 64, call.span);
    }
    return e.string(result);
}

Value slice(Evaluator& e, const Call& call) {
    const std::vector<Value> items = items_of(e, call);
    const auto begin = relative_index(e, call[0], items.size(), 0);
    const auto end = relative_index(e, call[1], items.size(), items.size());
    if (!begin || !end) return not_evaluated(e, call);
    std::vector<Value> result;
    for (std::size_t i = *begin; i < *end; ++i) result.push_back(items[i]);
    return e.array(std::move(result), call.span);
}

Value at(Evaluator& e, const Call& call) {
    const std::vector<Value> items = items_of(e, call);
    const auto index = e.to_number(call[0]);
    if (!index) return not_evaluated(e, call);
    const double whole = std::isnan(*index) ? 0 : std::trunc(*index);
    const double from_start = whole < 0 ? whole + static_cast<double>(items.size()) : whole;
    if (from_start < 0 || from_start >= static_cast<double>(items.size())) return {};
    return items[static_cast<std::size_t>(from_start)];
}

std::vector<Value> reversed(std::vector<Value> items) {
    std::reverse(items.begin(), items.end());
    return items;
}

// A stable sort that asks no more of the order than that it answers. None, if it does not.
std::optional<std::vector<Value>> sorted(Evaluator& e, const Call& call, const std::vector<Value>& items) {
    const auto is_before = [&](Value a, Value b) -> std::optional<bool> {
        if (a.is_undefined() || b.is_undefined()) return !a.is_undefined() && b.is_undefined();
        if (!call[0].is_undefined()) {
            const auto order = e.to_number(call_back(e, call, {a, b}));
            return order ? std::optional(*order < 0) : std::nullopt;
        }
        const auto left = e.to_text(a);
        const auto right = e.to_text(b);
        if (!left || !right) return std::nullopt;
        return e.less(e.string(*left), e.string(*right));
    };
    std::vector<Value> result;
    for (const Value item : items) {
        std::size_t low = 0;
        std::size_t high = result.size();
        while (low < high) {
            const std::size_t middle = (low + high) / 2;
            const auto before = is_before(item, result[middle]);
            if (!before) return std::nullopt;
            (*before ? high : low) = *before ? middle : middle + 1;
        }
        result.insert(result.begin() + static_cast<std::ptrdiff_t>(low), item);
    }
    return result;
}

Value to_sorted(Evaluator& e, const Call& call) {
    const std::vector<Value> items = items_of(e, call);
    auto result = sorted(e, call, items);
    return result ? e.array(std::move(*result), call.span)
                  : e.unknown("this sort is not evaluated", call.span, items);
}

Value to_reversed(Evaluator& e, const Call& call) {
    return e.array(reversed(items_of(e, call)), call.span);
}

Value with(Evaluator& e, const Call& call) {
    std::vector<Value> items = items_of(e, call);
    const auto index = e.to_number(call[0]);
    if (!index || *index < 0 || *index >= static_cast<double>(items.size())) return not_evaluated(e, call);
    items[static_cast<std::size_t>(*index)] = call[1];
    return e.array(std::move(items), call.span);
}

// --- methods that change the array ---

Value sort(Evaluator& e, const Call& call) {
    auto result = sorted(e, call, items_of(e, call));
    ArrayCell* array = array_to_change(e, call);
    if (array == nullptr) return call.receiver;
    if (!result) {
        const Value why = e.unknown("this sort is not evaluated", call.span);
        array->open = e.unknown_like(why.as_unknown(), array->items).as_unknown();
        array->items.clear();
    } else {
        array->items = std::move(*result);
    }
    return call.receiver;
}

Value reverse(Evaluator& e, const Call& call) {
    if (ArrayCell* array = array_to_change(e, call)) array->items = reversed(std::move(array->items));
    return call.receiver;
}

Value push(Evaluator& e, const Call& call) {
    ArrayCell* array = array_to_change(e, call);
    if (array == nullptr) return e.known(call.receiver);
    array->items.insert(array->items.end(), call.arguments.begin(), call.arguments.end());
    if (call.open) array->open = call.open;
    return call.open ? Value::unknown(*call.open) : number(array->items.size());
}

Value unshift(Evaluator& e, const Call& call) {
    ArrayCell* array = array_to_change(e, call);
    if (array == nullptr) return e.known(call.receiver);
    array->items.insert(array->items.begin(), call.arguments.begin(), call.arguments.end());
    return number(array->items.size());
}

Value take_one(Evaluator& e, const Call& call, bool from_end) {
    ArrayCell* array = array_to_change(e, call);
    if (array == nullptr) return e.known(call.receiver);
    if (array->items.empty()) return {};
    const Value taken = from_end ? array->items.back() : array->items.front();
    array->items.erase(from_end ? array->items.end() - 1 : array->items.begin());
    return taken;
}
Value pop(Evaluator& e, const Call& call) {
    return take_one(e, call, true);
}
Value shift(Evaluator& e, const Call& call) {
    return take_one(e, call, false);
}

Value splice(Evaluator& e, const Call& call) {
    ArrayCell* array = array_to_change(e, call);
    if (array == nullptr) return e.known(call.receiver);
    const std::size_t length = array->items.size();
    const auto begin = relative_index(e, call[0], length, 0);
    const auto count = call.size() < 2 ? std::optional(static_cast<double>(length)) : e.to_number(call[1]);
    if (!begin || !count) return given_up(e, call);
    const double cut =
        std::clamp(std::isnan(*count) ? 0 : std::trunc(*count), 0.0, static_cast<double>(length - *begin));
    const auto first = array->items.begin() + static_cast<std::ptrdiff_t>(*begin);
    const auto last = first + static_cast<std::ptrdiff_t>(cut);
    std::vector<Value> removed(first, last);
    array->items.erase(first, last);
    if (call.size() > 2) {
        array->items.insert(array->items.begin() + static_cast<std::ptrdiff_t>(*begin),
                            call.arguments.begin() + 2, call.arguments.end());
    }
    return e.array(std::move(removed), call.span);
}

Value fill(Evaluator& e, const Call& call) {
    if (call.size() > 1) return given_up(e, call);
    if (ArrayCell* array = array_to_change(e, call))
        std::fill(array->items.begin(), array->items.end(), call[0]);
    return call.receiver;
}

// --- iterators: as arrays, which is how they are used ---

Value keys(Evaluator& e, const Call& call) {
    std::vector<Value> result;
    for (std::size_t i = 0; i < items_of(e, call).size(); ++i) result.push_back(number(i));
    return e.array(std::move(result), call.span);
}
Value values(Evaluator& e, const Call& call) {
    return e.array(items_of(e, call), call.span);
}
Value entries(Evaluator& e, const Call& call) {
    std::vector<Value> result;
    for (const Value item : items_of(e, call))
        result.push_back(e.array({number(result.size()), item}, call.span));
    return e.array(std::move(result), call.span);
}

// --- `Array` itself ---

Value is_array(Evaluator& e, const Call& call) {
    return Value::boolean(e.heap().as<ArrayCell>(call[0]) != nullptr);
}

Value of(Evaluator& e, const Call& call) {
    return e.array(call.arguments, call.span);
}

Value from(Evaluator& e, const Call& call) {
    std::optional<UnknownId> open;
    const Value source = e.known(call[0]);
    std::vector<Value> items;
    if (e.heap().as<ObjectCell>(source) != nullptr) {
        const auto length = e.to_number(e.get(source, names::length, call.span));
        if (!length || std::isnan(*length) || *length > 100'000) return not_evaluated(e, call);
        for (std::size_t i = 0; i < static_cast<std::size_t>(std::max(0.0, *length)); ++i) {
            items.push_back(e.get(source, e.intern(std::to_string(i), call.span), call.span));
        }
    } else {
        items = e.iterate(source, call.span, open);
    }
    if (call[1].is_undefined()) return e.make(ArrayCell{std::move(items), open}, call.span);
    Call mapping = call;
    mapping.receiver = e.make(ArrayCell{std::move(items), open}, call.span);
    mapping.arguments = {call[1]};
    if (open) {
        e.escape(call[1], *open);
        return Value::unknown(*open);
    }
    std::vector<Value> mapped;
    const std::vector<Value> given = items_of(e, mapping);
    for (std::size_t i = 0; i < given.size(); ++i)
        mapped.push_back(call_back(e, mapping, {given[i], number(i)}));
    return e.array(std::move(mapped), call.span);
}

constexpr Native table[] = {
    {"global", "Array", nullptr},
    {"Array", "from", from, OnUnknown::escapes},
    {"Array", "isArray", is_array},
    {"Array", "of", of, OnUnknown::escapes},
    {"Array.prototype", "at", at},
    {"Array.prototype", "concat", concat, OnUnknown::handles},
    {"Array.prototype", "copyWithin", nullptr, OnUnknown::escapes},
    {"Array.prototype", "entries", entries},
    {"Array.prototype", "every", every, OnUnknown::escapes},
    {"Array.prototype", "fill", fill, OnUnknown::handles},
    {"Array.prototype", "filter", filter, OnUnknown::escapes},
    {"Array.prototype", "find", find, OnUnknown::escapes},
    {"Array.prototype", "findIndex", find_index, OnUnknown::escapes},
    {"Array.prototype", "findLast", find_last, OnUnknown::escapes},
    {"Array.prototype", "findLastIndex", nullptr},
    {"Array.prototype", "flat", flat},
    {"Array.prototype", "flatMap", flat_map, OnUnknown::escapes},
    {"Array.prototype", "forEach", for_each, OnUnknown::escapes},
    {"Array.prototype", "includes", includes},
    {"Array.prototype", "indexOf", index_of},
    {"Array.prototype", "join", join},
    {"Array.prototype", "keys", keys},
    {"Array.prototype", "lastIndexOf", nullptr},
    {"Array.prototype", "map", map, OnUnknown::escapes},
    {"Array.prototype", "pop", pop},
    {"Array.prototype", "push", push, OnUnknown::handles},
    {"Array.prototype", "reduce", reduce, OnUnknown::handles},
    {"Array.prototype", "reduceRight", reduce_right, OnUnknown::handles},
    {"Array.prototype", "reverse", reverse},
    {"Array.prototype", "shift", shift},
    {"Array.prototype", "slice", slice},
    {"Array.prototype", "some", some, OnUnknown::escapes},
    {"Array.prototype", "sort", sort, OnUnknown::escapes},
    {"Array.prototype", "splice", splice, OnUnknown::escapes},
    {"Array.prototype", "toLocaleString", nullptr},
    {"Array.prototype", "toReversed", to_reversed},
    {"Array.prototype", "toSorted", to_sorted, OnUnknown::escapes},
    {"Array.prototype", "toSpliced", nullptr},
    {"Array.prototype", "toString", nullptr},
    {"Array.prototype", "unshift", unshift, OnUnknown::escapes},
    {"Array.prototype", "values", values},
    {"Array.prototype", "with", with, OnUnknown::escapes},
};

}  // namespace

std::span<const Native> array_natives() {
    return table;
}

}  // namespace parser
