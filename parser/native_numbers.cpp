#include <cmath>
#include <limits>

#include "parser/natives.h"

namespace parser {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

Value not_evaluated(Evaluator& e, const Call& call) {
    return e.unknown("this call is not evaluated", call.span);
}

template <double (*function)(double)>
Value apply(Evaluator& e, const Call& call) {
    const auto number = e.to_number(call[0]);
    return number && !call[0].is_bigint() ? Value::number(function(*number)) : not_evaluated(e, call);
}

double rounded(double x) {
    const double down = std::floor(x);
    return x - down >= 0.5 ? std::copysign(std::ceil(x), x) : std::copysign(down, x);
}
double sign(double x) {
    return x > 0 ? 1 : x < 0 ? -1 : x;
}

template <bool is_max>
Value extreme(Evaluator& e, const Call& call) {
    double result = is_max ? -infinity : infinity;
    for (const Value argument : call.arguments) {
        const auto number = e.to_number(argument);
        if (!number || argument.is_bigint()) return not_evaluated(e, call);
        if (std::isnan(*number) || std::isnan(result)) {
            result = std::nan("");
        } else if (is_max ? *number > result || (*number == result && !std::signbit(*number))
                          : *number < result || (*number == result && std::signbit(*number))) {
            result = *number;
        }
    }
    return Value::number(result);
}

Value to_number(Evaluator& e, const Call& call) {
    if (call.size() == 0) return Value::number(0);
    const auto number = e.to_number(call[0]);
    return number ? Value::number(*number) : not_evaluated(e, call);
}

Value to_boolean(Evaluator& e, const Call& call) {
    return Value::boolean(*e.truthy(call[0]));
}

Value to_bigint(Evaluator& e, const Call& call) {
    if (call[0].is_bigint()) return call[0];
    const auto number = e.to_number(call[0]);
    constexpr double exact = 9007199254740992.0;
    if (!number || std::trunc(*number) != *number || std::abs(*number) > exact) return not_evaluated(e, call);
    return Value::bigint(static_cast<std::int64_t>(*number));
}

Value is_integer(Evaluator&, const Call& call) {
    return Value::boolean(call[0].is_number() && std::isfinite(call[0].as_number()) &&
                          std::trunc(call[0].as_number()) == call[0].as_number());
}
Value is_finite(Evaluator&, const Call& call) {
    return Value::boolean(call[0].is_number() && std::isfinite(call[0].as_number()));
}
Value is_nan(Evaluator&, const Call& call) {
    return Value::boolean(call[0].is_number() && std::isnan(call[0].as_number()));
}

Value coerced_is_nan(Evaluator& e, const Call& call) {
    const auto number = e.to_number(call[0]);
    return number ? Value::boolean(std::isnan(*number)) : not_evaluated(e, call);
}

constexpr Native table[] = {
    {"global", "BigInt", to_bigint},
    {"global", "Boolean", to_boolean},
    {"global", "Math", nullptr},
    {"global", "Number", to_number},
    {"global", "isNaN", coerced_is_nan},
    {"global", "parseFloat", nullptr},
    {"global", "parseInt", nullptr},
    {"Math", "abs", apply<std::abs>},
    {"Math", "ceil", apply<std::ceil>},
    {"Math", "floor", apply<std::floor>},
    {"Math", "max", extreme<true>},
    {"Math", "min", extreme<false>},
    {"Math", "random", nullptr},
    {"Math", "round", apply<rounded>},
    {"Math", "sign", apply<sign>},
    {"Math", "sqrt", apply<std::sqrt>},
    {"Math", "trunc", apply<std::trunc>},
    {"Number", "isFinite", is_finite},
    {"Number", "isInteger", is_integer},
    {"Number", "isNaN", is_nan},
    {"Number.prototype", "toExponential", nullptr},
    {"Number.prototype", "toFixed", nullptr},
    {"Number.prototype", "toLocaleString", nullptr},
    {"Number.prototype", "toPrecision", nullptr},
    {"Number.prototype", "valueOf", nullptr},
    {"Boolean.prototype", "valueOf", nullptr},
    {"BigInt.prototype", "toLocaleString", nullptr},
    {"BigInt.prototype", "valueOf", nullptr},
};

struct Constant {
    std::string_view holder;
    std::string_view name;
    double value;
};

constexpr Constant constants[] = {
    {"Math", "E", 2.718281828459045},
    {"Math", "PI", 3.141592653589793},
    {"Number", "EPSILON", std::numeric_limits<double>::epsilon()},
    {"Number", "MAX_SAFE_INTEGER", 9007199254740991.0},
    {"Number", "MAX_VALUE", std::numeric_limits<double>::max()},
    {"Number", "MIN_SAFE_INTEGER", -9007199254740991.0},
    {"Number", "MIN_VALUE", std::numeric_limits<double>::denorm_min()},
    {"Number", "NEGATIVE_INFINITY", -infinity},
    {"Number", "NaN", std::numeric_limits<double>::quiet_NaN()},
    {"Number", "POSITIVE_INFINITY", infinity},
};

}  // namespace

std::span<const Native> number_natives() {
    return table;
}

std::optional<double> native_constant(std::string_view holder, std::string_view name) {
    for (const Constant& constant : constants) {
        if (constant.holder == holder && constant.name == name) return constant.value;
    }
    return std::nullopt;
}

}  // namespace parser
