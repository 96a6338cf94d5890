#include <fmt/format.h>

#include <charconv>
#include <limits>

#include "parser/evaluator.h"
#include "parser/text.h"

namespace parser {
namespace {

int radix_of(std::string_view digits) {
    if (digits.size() < 2 || digits[0] != '0') return 10;
    switch (digits[1]) {
        case 'x':
        case 'X': return 16;
        case 'o':
        case 'O': return 8;
        case 'b':
        case 'B': return 2;
        default: return 10;
    }
}

// A whole number in a radix that is a power of two, rounded as JavaScript does for up to 2^64.
std::optional<std::uint64_t> whole(std::string_view digits, int radix) {
    std::uint64_t value = 0;
    const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), value, radix);
    if (end.ec != std::errc{} || end.ptr != digits.data() + digits.size()) return std::nullopt;
    return value;
}

}  // namespace

Value Evaluator::evaluate_number(NodeId id) {
    std::string digits;
    for (const char c : source(id)) {
        if (c != '_') digits += c;
    }
    const bool is_bigint = digits.ends_with('n');
    if (is_bigint) digits.pop_back();
    const int radix = radix_of(digits);
    const std::string_view body = std::string_view(digits).substr(radix == 10 ? 0 : 2);
    if (is_bigint || radix != 10) {
        const auto value = whole(body, radix);
        if (!is_bigint && value) return Value::number(static_cast<double>(*value));
        if (is_bigint && value && *value <= std::uint64_t{std::numeric_limits<std::int64_t>::max()}) {
            return Value::bigint(static_cast<std::int64_t>(*value));
        }
        return unknown("a number of more than 64 bits is not evaluated", span(id));
    }
    const bool is_legacy_octal =
        digits.size() > 1 && digits[0] == '0' && digits.find_first_not_of("0123456789") == std::string::npos;
    if (is_legacy_octal) return unknown("a number with a leading zero is not evaluated", span(id));
    if (const auto value = decimal(digits)) return Value::number(*value);
    return unknown("this number is not evaluated", span(id));
}

Value Evaluator::evaluate_string(NodeId id) {
    const std::string_view raw = source(id);
    const std::string_view content = raw.substr(1, raw.size() - 2);
    if (content.find('\\') == std::string_view::npos) return Value::string(intern(content, span(id)));
    if (const auto text = unescaped(content, false)) return Value::string(intern(*text, span(id)));
    return unknown("a string with half of a surrogate pair is not evaluated", span(id));
}

Value Evaluator::evaluate_template(NodeId id, ScopeId scope) {
    std::string result;
    std::optional<Value> not_known;
    std::uint32_t at = node(id).begin + 1;
    const auto add_text = [&](std::uint32_t end) {
        const Span raw{module_->file, at, end};
        if (const auto part = unescaped(sources_.text(raw), true)) {
            result += *part;
        } else {
            not_known = unknown("a string with half of a surrogate pair is not evaluated", raw);
        }
    };
    for (const NodeId child : tree().children(id)) {
        if (node(child).kind != Kind::template_substitution) continue;
        add_text(node(child).begin);
        at = node(child).end;
        const Value value = evaluate_first(child, scope);
        if (const auto part = to_text(value)) {
            result += *part;
        } else {
            not_known =
                value.is_unknown() ? value : unknown("an object in a template is not evaluated", span(child));
        }
    }
    add_text(node(id).end - 1);
    return not_known ? *not_known : Value::string(intern(result, span(id)));
}

Value Evaluator::evaluate_array(NodeId id, ScopeId scope) {
    for (const NodeId child : tree().children(id)) {
        if (node(child).kind == Kind::hole)
            return not_modelled(id, scope, "an array with nothing between two commas");
    }
    Call items = evaluate_arguments(id, scope, span(id));
    return make(ArrayCell{std::move(items.arguments), items.open}, span(id));
}

// The key of a property in an object or a pattern.
Value Evaluator::property_key(NodeId key, ScopeId scope) {
    switch (node(key).kind) {
        case Kind::property_identifier:
        case Kind::shorthand_property_identifier:
        case Kind::shorthand_property_identifier_pattern:
        case Kind::identifier: return Value::string(name_of(key));
        case Kind::computed_property_name: return evaluate_first(key, scope);
        default: return evaluate(key, scope);  // a string or a number
    }
}

void Evaluator::define(ObjectCell& object, Value key, Value value, Span span) {
    if (const auto name = to_key(key)) {
        object.properties.set(*name, value, span);
        return;
    }
    // Any of the properties may be meant.
    const Value why = key.is_unknown() ? key : unknown("this property's name is not evaluated", span);
    for (Property& property : object.properties.as_made()) {
        property.value = join(property.value, value, why.as_unknown());
    }
    object.open = unknown_like(why.as_unknown(), {value}).as_unknown();
}

void Evaluator::spread_into(ObjectCell& object, Value value, Span span) {
    if (value.is_nullish()) return;
    std::optional<UnknownId> open;
    const std::vector<Property> properties = own_properties(value, span, open);
    spend(properties.size(), span);
    if (open) {
        for (Property& property : object.properties.as_made()) {
            property.value = join(property.value, Value::unknown(*open), *open);
        }
        object.open = *open;
    }
    for (const Property& property : properties)
        object.properties.set(property.name, property.value,
                              property.span.is_nowhere() ? span : property.span);
}

Value Evaluator::evaluate_object(NodeId id, ScopeId scope) {
    ObjectCell object;
    for (const NodeId member : tree().children(id)) {
        switch (node(member).kind) {
            case Kind::pair: {
                const NodeId key_node = tree().child(member, Field::key);
                const Value key = property_key(key_node, scope);
                const Value value = evaluate(tree().child(member, Field::value), scope);
                const bool is_computed = node(key_node).kind == Kind::computed_property_name;
                if (!is_computed && key == Value::string(names::proto)) {
                    return not_modelled(id, scope, "an object that sets its prototype");
                }
                define(object, key, value, span(member));
                break;
            }
            case Kind::shorthand_property_identifier:
                define(object, property_key(member, scope), evaluate_identifier(member, scope), span(member));
                break;
            case Kind::spread_element:
                spread_into(object, evaluate_first(member, scope), span(member));
                break;
            case Kind::method_definition: {
                const Value key = property_key(tree().child(member, Field::name), scope);
                const Value value = node(member).has(Mark::accessor)
                                        ? not_modelled(member, scope, "a getter or setter")
                                        : make_function(member, scope, Value{});
                define(object, key, value, span(member));
                break;
            }
            default: return not_modelled(id, scope, "this kind of object");
        }
    }
    return make(std::move(object), span(id));
}

}  // namespace parser
