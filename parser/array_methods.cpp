#include "parser/array_methods.h"

#include <algorithm>
#include <cmath>

namespace parser {

std::vector<Value> items_of(Evaluator& e, const Call& call) {
    std::optional<UnknownId> open;
    return e.iterate(call.receiver, call.span, open);
}

Value call_back(Evaluator& e, const Call& call, std::vector<Value> arguments, Value receiver) {
    e.spend(1, call.span);
    Call inner;
    inner.receiver = receiver;
    inner.arguments = std::move(arguments);
    inner.span = call.span;
    inner.method_span = call.span;
    return e.call(call[0], inner);
}

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

Value given_up(Evaluator& e, const Call& call) {
    const Value result = not_evaluated(e, call);
    e.escape(call.receiver, result.as_unknown());
    for (const Value argument : call.arguments) e.escape(argument, result.as_unknown());
    return result;
}

ArrayCell* array_to_change(Evaluator& e, const Call& call) {
    auto* array = e.heap().as<ArrayCell>(call.receiver);
    if (array == nullptr) e.fail("this is a method of arrays", call.span);
    if (e.heap()[call.receiver.as_ref()].is_frozen) e.fail("a frozen array is changed", call.span);
    return e.to_change(call.receiver, call.arguments) == nullptr ? nullptr : array;
}

Value number_of(std::size_t size) {
    return Value::number(static_cast<double>(size));
}

}  // namespace parser
