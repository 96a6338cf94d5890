#include <charconv>
#include <cmath>
#include <limits>

#include "parser/evaluator.h"
#include "parser/text.h"

namespace parser {
namespace {

// As ECMA-262 ToInt32 and ToUint32 do.
std::uint32_t to_uint32(double number) {
    if (!std::isfinite(number)) return 0;
    const double wrapped = std::fmod(std::trunc(number), 4294967296.0);
    return static_cast<std::uint32_t>(static_cast<std::int64_t>(wrapped));
}

double from_int32(std::uint32_t bits) {
    return static_cast<double>(static_cast<std::int32_t>(bits));
}

double arithmetic(Operator op, double a, double b) {
    switch (op) {
        case Operator::add: return a + b;
        case Operator::subtract: return a - b;
        case Operator::multiply: return a * b;
        case Operator::divide: return a / b;
        case Operator::remainder: return std::fmod(a, b);
        case Operator::power:
            // Unlike C: 1 to an infinite power is not a number.
            return std::isnan(b) || (std::isinf(b) && std::abs(a) == 1) ? std::nan("") : std::pow(a, b);
        case Operator::bit_and: return from_int32(to_uint32(a) & to_uint32(b));
        case Operator::bit_or: return from_int32(to_uint32(a) | to_uint32(b));
        case Operator::bit_xor: return from_int32(to_uint32(a) ^ to_uint32(b));
        case Operator::shift_left: return from_int32(to_uint32(a) << (to_uint32(b) & 31U));
        case Operator::shift_right:
            return static_cast<double>(static_cast<std::int32_t>(to_uint32(a)) >> (to_uint32(b) & 31U));
        case Operator::shift_right_unsigned: return to_uint32(a) >> (to_uint32(b) & 31U);
        default: return std::nan("");
    }
}

// None, where the result is not in 64 bits or there is none.
std::optional<std::int64_t> arithmetic(Operator op, std::int64_t a, std::int64_t b) {
    std::int64_t result = 0;
    switch (op) {
        case Operator::add:
            return __builtin_add_overflow(a, b, &result) ? std::nullopt : std::optional(result);
        case Operator::subtract:
            return __builtin_sub_overflow(a, b, &result) ? std::nullopt : std::optional(result);
        case Operator::multiply:
            return __builtin_mul_overflow(a, b, &result) ? std::nullopt : std::optional(result);
        case Operator::divide:
        case Operator::remainder:
            if (b == 0 || (b == -1 && a == std::numeric_limits<std::int64_t>::min())) return std::nullopt;
            return op == Operator::divide ? a / b : a % b;
        case Operator::power:
            if (b < 0 || b > 64) return std::nullopt;
            result = 1;
            for (std::int64_t i = 0; i < b; ++i) {
                if (__builtin_mul_overflow(result, a, &result)) return std::nullopt;
            }
            return result;
        case Operator::bit_and: return a & b;
        case Operator::bit_or: return a | b;
        case Operator::bit_xor: return a ^ b;
        default: return std::nullopt;
    }
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\n\r\v\f";
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

}  // namespace

// As `Number(value)` does for what is no object. None also for a text that is written as no
// schema would write a number.
std::optional<double> Evaluator::to_number(Value value) const {
    switch (value.tag()) {
        case Value::Tag::undefined: return std::nan("");
        case Value::Tag::null: return 0;
        case Value::Tag::boolean: return value.as_boolean() ? 1 : 0;
        case Value::Tag::number: return value.as_number();
        case Value::Tag::bigint: return static_cast<double>(value.as_bigint());
        case Value::Tag::string: {
            const std::string_view text = trimmed(strings_[value.as_string()]);
            if (text.empty()) return 0;
            if (text.find_first_not_of("0123456789.-+eE") != std::string_view::npos) {
                const bool is_word = text.find_first_of("0123456789") == std::string_view::npos;
                return is_word && text.find("Infinity") == std::string_view::npos
                           ? std::optional(std::nan(""))
                           : std::nullopt;
            }
            const std::string_view digits = text.substr(text.front() == '+' ? 1 : 0);
            if (digits.size() < text.size() && digits.starts_with('-')) return std::nan("");
            return decimal(digits).value_or(std::nan(""));
        }
        case Value::Tag::object:
        case Value::Tag::native:
        case Value::Tag::unknown: return std::nullopt;
    }
    return std::nullopt;
}

Value Evaluator::binary(Operator op, Value a, Value b, Span span) {
    if (a.is_unknown()) return a;
    if (b.is_unknown()) return b;
    const auto not_evaluated = [&] {
        return unknown("this operation on an object is not evaluated", span, {a, b});
    };
    const auto truth = [&](std::optional<bool> known, bool negated) {
        return known ? Value::boolean(*known != negated) : not_evaluated();
    };
    switch (op) {
        case Operator::strict_equal: return truth(strict_equal(a, b), false);
        case Operator::strict_not_equal: return truth(strict_equal(a, b), true);
        case Operator::equal: return truth(loosely_equal(a, b), false);
        case Operator::not_equal: return truth(loosely_equal(a, b), true);
        case Operator::less: return truth(less(a, b), false);
        case Operator::greater: return truth(less(b, a), false);
        case Operator::less_equal: return truth(less_or_equal(a, b), false);
        case Operator::greater_equal: return truth(less_or_equal(b, a), false);
        case Operator::in: return has_property(b, a, span);
        case Operator::add:
            if (a.is_string() || b.is_string()) {
                const auto left = to_text(a);
                const auto right = to_text(b);
                if (left && right) return Value::string(intern(*left + *right, span));
                return not_evaluated();
            }
            break;
        default: break;
    }
    if (a.is_bigint() && b.is_bigint()) {
        if (const auto result = arithmetic(op, a.as_bigint(), b.as_bigint())) return Value::bigint(*result);
        return unknown("a bigint of more than 64 bits is not evaluated", span);
    }
    const auto left = to_number(a);
    const auto right = to_number(b);
    if (!left || !right || a.is_bigint() || b.is_bigint() || op == Operator::instance_of)
        return not_evaluated();
    return Value::number(arithmetic(op, *left, *right));
}

std::optional<bool> Evaluator::less(Value a, Value b) const {
    if (a.is_string() && b.is_string()) {
        return to_utf16(strings_[a.as_string()]) < to_utf16(strings_[b.as_string()]);
    }
    if (a.is_bigint() && b.is_bigint()) return a.as_bigint() < b.as_bigint();
    if (a.is_bigint() || b.is_bigint()) return std::nullopt;
    const auto left = to_number(a);
    const auto right = to_number(b);
    if (!left || !right) return std::nullopt;
    return *left < *right;
}

std::optional<bool> Evaluator::less_or_equal(Value a, Value b) const {
    if ((a.is_string() && b.is_string()) || (a.is_bigint() && b.is_bigint())) return !*less(b, a);
    if (a.is_bigint() || b.is_bigint()) return std::nullopt;
    const auto left = to_number(a);
    const auto right = to_number(b);
    if (!left || !right) return std::nullopt;
    return *left <= *right;
}

std::optional<bool> Evaluator::loosely_equal(Value a, Value b) const {
    if (a.is_nullish() || b.is_nullish()) return a.is_nullish() && b.is_nullish();
    if (a.tag() == b.tag()) return strict_equal(a, b);
    const auto is_reference = [](Value value) { return value.is_object() || value.is_native(); };
    if (is_reference(a) && is_reference(b)) return false;
    const auto left = to_number(a);
    const auto right = to_number(b);
    if (!left || !right) return std::nullopt;
    return *left == *right;
}

}  // namespace parser
