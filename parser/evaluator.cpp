#include "parser/evaluator.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "parser/natives.h"
#include "schema/text.h"

namespace parser {
namespace {

// Steps of one evaluation. A large real schema takes some 100,000.
constexpr std::uint64_t step_limit = 10'000'000;
constexpr std::size_t string_limit = 64'000'000;
constexpr std::size_t cell_limit = 4'000'000;

}  // namespace

Evaluator::Evaluator(Files& files, const KnownTrees& known, diagnostics::Sources& sources,
                     std::vector<diagnostics::Diagnostic>& diagnostics)
    : resolver_(files),
      known_trees_(known),
      sources_(sources),
      diagnostics_(diagnostics),
      steps_left_(step_limit) {}

StringId Evaluator::intern(std::string_view text, Span span) {
    const StringId id = strings_.intern(text);
    if (strings_.bytes() > string_limit) throw LimitReached{"64 MB of strings", span};
    return id;
}

Value Evaluator::make(Content content, Span span) {
    if (heap_.cells() >= cell_limit) throw LimitReached{"4 million objects", span};
    return Value::object(heap_.add(std::move(content), span, surroundings_.now()));
}

Value Evaluator::unknown(std::string reason, Span span, std::vector<Value> candidates) {
    return Value::unknown(heap_.add(UnknownCause{std::move(reason), span, false, std::move(candidates)}));
}

Value Evaluator::unknown_like(UnknownId cause, std::vector<Value> candidates) {
    std::erase_if(candidates, [&](Value value) { return !value.is_object() && !value.is_unknown(); });
    std::erase(candidates, Value::unknown(cause));
    if (candidates.empty()) return Value::unknown(cause);
    const UnknownCause& original = heap_[cause];
    candidates.insert(candidates.end(), original.candidates.begin(), original.candidates.end());
    return Value::unknown(
        heap_.add(UnknownCause{original.reason, original.span, original.is_harmless, std::move(candidates)}));
}

Value Evaluator::known(Value value) {
    if (!value.is_object()) return value;
    const auto tainted = heap_[value.as_ref()].tainted;
    return tainted ? Value::unknown(*tainted) : value;
}

void Evaluator::fail(const std::string& message, Span span) {
    ObjectCell error;
    error.is_error = true;
    error.properties.set(names::message, string(message), span);
    throw Thrown{make(std::move(error), span), span};
}

void Evaluator::spend(std::uint64_t steps, Span span) {
    if (steps_left_ < steps) {
        steps_left_ = 0;
        throw LimitReached{
            fmt::format("{} million steps", (is_in_package_ ? package_step_limit : step_limit) / 1'000'000),
            span};
    }
    steps_left_ -= steps;
}

std::optional<bool> Evaluator::truthy(Value value) const {
    switch (value.tag()) {
        case Value::Tag::undefined:
        case Value::Tag::null: return false;
        case Value::Tag::boolean: return value.as_boolean();
        case Value::Tag::number: return value.as_number() != 0 && !std::isnan(value.as_number());
        case Value::Tag::string: return value.as_string() != names::empty;
        case Value::Tag::bigint: return value.as_bigint() != 0;
        case Value::Tag::object:
        case Value::Tag::native: return true;
        case Value::Tag::unknown: return std::nullopt;
    }
    return std::nullopt;
}

// As `String(value)` does for what is no object.
std::optional<std::string> Evaluator::to_text(Value value) const {
    switch (value.tag()) {
        case Value::Tag::undefined: return "undefined";
        case Value::Tag::null: return "null";
        case Value::Tag::boolean: return value.as_boolean() ? "true" : "false";
        case Value::Tag::number: return schema::number_to_string(value.as_number());
        case Value::Tag::string: return strings_[value.as_string()];
        case Value::Tag::bigint: return std::to_string(value.as_bigint());
        case Value::Tag::object:
        case Value::Tag::native:
        case Value::Tag::unknown: return std::nullopt;
    }
    return std::nullopt;
}

std::string_view Evaluator::type_of(Value value) {
    switch (value.tag()) {
        case Value::Tag::undefined: return "undefined";
        case Value::Tag::null: return "object";
        case Value::Tag::boolean: return "boolean";
        case Value::Tag::number: return "number";
        case Value::Tag::string: return "string";
        case Value::Tag::bigint: return "bigint";
        case Value::Tag::native: {
            constexpr std::string_view objects[] = {"JSON",       "Math",    "Reflect", "console",
                                                    "globalThis", "process", "env"};
            const std::string_view name = native(value.as_native()).name;
            return std::find(std::begin(objects), std::end(objects), name) != std::end(objects) ? "object"
                                                                                                : "function";
        }
        case Value::Tag::object: return heap_.as<FunctionCell>(value) != nullptr ? "function" : "object";
        case Value::Tag::unknown: return {};
    }
    return {};
}

std::optional<bool> Evaluator::strict_equal(Value a, Value b) const {
    if (a.is_unknown() || b.is_unknown()) return std::nullopt;
    if (a.is_number() && b.is_number()) return a.as_number() == b.as_number();
    return a == b;
}

}  // namespace parser
