#include <algorithm>
#include <cmath>

#include "parser/array_methods.h"

namespace parser {
namespace {

using diagnostics::Span;

Value call_with_item(Evaluator& e, const Call& call, Value item, std::size_t index) {
    return call_back(e, call, {item, number_of(index), call.receiver}, call[1]);
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
        e, call, false, [](Value, std::size_t i) { return number_of(i); }, [] { return Value::number(-1); });
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
        result = call_back(e, call, {result, items[index(n)], number_of(index(n)), call.receiver});
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
        mapped.push_back(call_back(e, mapping, {given[i], number_of(i)}));
    return e.array(std::move(mapped), call.span);
}

constexpr Native table[] = {
    {"Array", "from", from, OnUnknown::escapes},
    {"Array.prototype", "every", every, OnUnknown::escapes},
    {"Array.prototype", "filter", filter, OnUnknown::escapes},
    {"Array.prototype", "find", find, OnUnknown::escapes},
    {"Array.prototype", "findIndex", find_index, OnUnknown::escapes},
    {"Array.prototype", "findLast", find_last, OnUnknown::escapes},
    {"Array.prototype", "findLastIndex", nullptr},
    {"Array.prototype", "flat", flat},
    {"Array.prototype", "flatMap", flat_map, OnUnknown::escapes},
    {"Array.prototype", "forEach", for_each, OnUnknown::escapes},
    {"Array.prototype", "map", map, OnUnknown::escapes},
    {"Array.prototype", "reduce", reduce, OnUnknown::handles},
    {"Array.prototype", "reduceRight", reduce_right, OnUnknown::handles},
    {"Array.prototype", "some", some, OnUnknown::escapes},
    {"Array.prototype", "sort", sort, OnUnknown::escapes},
    {"Array.prototype", "toSorted", to_sorted, OnUnknown::escapes},
};

}  // namespace

std::span<const Native> array_call_natives() {
    return table;
}

}  // namespace parser
