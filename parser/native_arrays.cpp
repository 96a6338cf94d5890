#include <algorithm>
#include <cmath>

#include "parser/array_methods.h"

namespace parser {
namespace {

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
        if (*equal) return number_of(i);
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

Value to_reversed(Evaluator& e, const Call& call) {
    std::vector<Value> items = items_of(e, call);
    std::reverse(items.begin(), items.end());
    return e.array(std::move(items), call.span);
}

Value with(Evaluator& e, const Call& call) {
    std::vector<Value> items = items_of(e, call);
    const auto index = e.to_number(call[0]);
    if (!index || *index < 0 || *index >= static_cast<double>(items.size())) return not_evaluated(e, call);
    items[static_cast<std::size_t>(*index)] = call[1];
    return e.array(std::move(items), call.span);
}

// --- iterators ---

template <IteratorCell::Part part>
Value iterator(Evaluator& e, const Call& call) {
    return e.make(IteratorCell{part, call.receiver}, call.span);
}

// --- `Array` itself ---

Value is_array(Evaluator& e, const Call& call) {
    return Value::boolean(e.heap().as<ArrayCell>(call[0]) != nullptr);
}

Value of(Evaluator& e, const Call& call) {
    return e.array(call.arguments, call.span);
}

constexpr Native table[] = {
    {"global", "Array", nullptr},
    {"Array", "isArray", is_array},
    {"Array", "of", of, OnUnknown::escapes},
    {"Array.prototype", "at", at},
    {"Array.prototype", "concat", concat, OnUnknown::handles},
    {"Array.prototype", "entries", iterator<IteratorCell::Part::entry>},
    {"Array.prototype", "includes", includes},
    {"Array.prototype", "indexOf", index_of},
    {"Array.prototype", "join", join},
    {"Array.prototype", "keys", iterator<IteratorCell::Part::key>},
    {"Array.prototype", "lastIndexOf", nullptr},
    {"Array.prototype", "slice", slice},
    {"Array.prototype", "toLocaleString", nullptr},
    {"Array.prototype", "toReversed", to_reversed},
    {"Array.prototype", "toSpliced", nullptr},
    {"Array.prototype", "toString", nullptr},
    {"Array.prototype", "values", iterator<IteratorCell::Part::value>},
    {"Array.prototype", "with", with, OnUnknown::escapes},
};

}  // namespace

std::span<const Native> array_natives() {
    return table;
}

}  // namespace parser
