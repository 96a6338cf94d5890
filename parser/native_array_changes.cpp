#include <algorithm>
#include <cmath>

#include "parser/array_methods.h"

namespace parser {
namespace {

Value reverse(Evaluator& e, const Call& call) {
    if (ArrayCell* array = array_to_change(e, call)) std::reverse(array->items.begin(), array->items.end());
    return call.receiver;
}

Value push(Evaluator& e, const Call& call) {
    ArrayCell* array = array_to_change(e, call);
    if (array == nullptr) return e.known(call.receiver);
    array->items.insert(array->items.end(), call.arguments.begin(), call.arguments.end());
    if (call.open) array->open = call.open;
    return call.open ? Value::unknown(*call.open) : number_of(array->items.size());
}

Value unshift(Evaluator& e, const Call& call) {
    ArrayCell* array = array_to_change(e, call);
    if (array == nullptr) return e.known(call.receiver);
    array->items.insert(array->items.begin(), call.arguments.begin(), call.arguments.end());
    return number_of(array->items.size());
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

constexpr Native table[] = {
    {"Array.prototype", "copyWithin", nullptr, OnUnknown::escapes},
    {"Array.prototype", "fill", fill, OnUnknown::handles},
    {"Array.prototype", "pop", pop},
    {"Array.prototype", "push", push, OnUnknown::handles},
    {"Array.prototype", "reverse", reverse},
    {"Array.prototype", "shift", shift},
    {"Array.prototype", "splice", splice, OnUnknown::escapes},
    {"Array.prototype", "unshift", unshift, OnUnknown::escapes},
};

}  // namespace

std::span<const Native> array_change_natives() {
    return table;
}

}  // namespace parser
