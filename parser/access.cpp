#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "parser/convex.h"
#include "parser/evaluator.h"
#include "parser/natives.h"
#include "parser/text.h"
#include "schema/match.h"

namespace parser {
namespace {

using schema::match;

std::string holder_of(const Native& native) {
    return native.holder == "global" ? std::string(native.name)
                                     : fmt::format("{}.{}", native.holder, native.name);
}

bool is_inherited_by_all(std::string_view name) {
    return find_native("Object.prototype", name) || name == "__proto__" || name == "constructor";
}

}  // namespace

std::optional<StringId> Evaluator::to_key(Value value) {
    if (value.is_string()) return value.as_string();
    if (const auto text = to_text(value)) return strings_.intern(*text);
    return std::nullopt;
}

Value Evaluator::get_index(Value object, Value key, Span span) {
    if (object.is_unknown()) return object;
    if (key.is_number()) {
        const double number = key.as_number();
        if (const auto* array = heap_.as<ArrayCell>(object);
            array != nullptr && !heap_[object.as_ref()].tainted) {
            const bool is_index = number >= 0 && number == std::trunc(number);
            if (is_index && number < static_cast<double>(array->items.size())) {
                return array->items[static_cast<std::size_t>(number)];
            }
        }
    }
    if (const auto name = to_key(key)) return get(object, *name, span);
    if (object.is_nullish()) fail("a property is read of `undefined` or `null`", span);
    const Value why =
        key.is_unknown() ? key : unknown("a property named by an object is not evaluated", span);
    return unknown_like(why.as_unknown(), {object});
}

Value Evaluator::get(Value object, StringId name, Span span) {
    switch (object.tag()) {
        case Value::Tag::undefined:
        case Value::Tag::null:
            fail(fmt::format("property `{}` is read of `{}`", text(name),
                             object.is_undefined() ? "undefined" : "null"),
                 span);
        case Value::Tag::boolean: return inherited("Boolean.prototype", name, span);
        case Value::Tag::number: return inherited("Number.prototype", name, span);
        case Value::Tag::bigint: return inherited("BigInt.prototype", name, span);
        case Value::Tag::string: {
            const bool is_index = array_index(text(name)).has_value();
            if (name != names::length && !is_index) return inherited("String.prototype", name, span);
            const std::u16string units = to_utf16(text(object.as_string()));
            if (name == names::length) return Value::number(static_cast<double>(units.size()));
            const std::uint32_t index = *array_index(text(name));
            if (index >= units.size()) return {};
            const auto unit = to_utf8(units.substr(index, 1));
            return unit ? string(*unit) : unknown("half of a surrogate pair is not evaluated", span);
        }
        case Value::Tag::native: {
            const std::string holder = holder_of(native(object.as_native()));
            if (const auto constant = native_constant(holder, text(name))) return Value::number(*constant);
            if (holder == "process.env" && text(name) == "NODE_ENV") return string("production");
            if (const auto member = find_native(holder, text(name))) return Value::native(*member);
            if (const auto method = find_native("Function.prototype", text(name)))
                return Value::native(*method);
            return unknown(holder == "process.env"
                               ? fmt::format("the environment variable `{}` is not known", text(name))
                               : fmt::format("`{}.{}` is not evaluated", holder, text(name)),
                           span);
        }
        case Value::Tag::unknown: return object;
        case Value::Tag::object: return get_of_cell(object, name, span);
    }
    return {};
}

Value Evaluator::get_of_cell(Value object, StringId name, Span span) {
    Cell& cell = heap_[object.as_ref()];
    if (cell.tainted) return Value::unknown(*cell.tainted);
    if (cell.added != nullptr) {
        if (const Property* property = cell.added->find(name)) return property->value;
    }
    // What a model made on its own is not known where it is read.
    const auto read_here = [&](Value value) {
        if (!value.is_unknown() || !heap_[value.as_unknown()].span.is_nowhere()) return value;
        UnknownCause cause = heap_[value.as_unknown()];
        cause.span = span;
        return Value::unknown(heap_.add(std::move(cause)));
    };
    return match(
        cell.content,
        [&](const ObjectCell& content) {
            if (const Property* property = content.properties.find(name)) return property->value;
            if (content.open) return read_here(Value::unknown(*content.open));
            return inherited(content.is_error ? "Error.prototype" : "Object.prototype", name, span);
        },
        [&](const ArrayCell& content) {
            const auto index = array_index(text(name));
            if (index && *index < content.items.size()) return content.items[*index];
            if (content.open) return unknown_like(*content.open, {object});
            if (index) return Value{};
            if (name == names::length) return Value::number(static_cast<double>(content.items.size()));
            return inherited("Array.prototype", name, span);
        },
        [&](const ArgumentsCell& content) {
            const auto index = array_index(text(name));
            if (index && *index < content.items.size()) return content.items[*index];
            if (content.open) return unknown_like(*content.open, {object});
            if (index) return Value{};
            if (name == names::length) return Value::number(static_cast<double>(content.items.size()));
            return unknown(fmt::format("`{}` of `arguments` is not evaluated", text(name)), span, {object});
        },
        [&](const IteratorCell&) {
            return unknown(fmt::format("`{}` of an iterator is not evaluated", text(name)), span, {object});
        },
        [&](const FunctionCell& content) {
            if (const auto* methods = heap_.as<ObjectCell>(content.methods)) {
                if (const Property* method = methods->properties.find(name)) return method->value;
            }
            if (is_class(content)) return unknown("a member of a class is not evaluated", span, {object});
            return inherited("Function.prototype", name, span);
        },
        [&](const ValidatorCell&) { return validator_property(*this, object, name, span); },
        [&](const TableCell&) { return table_property(*this, object, name, span); },
        [&](const SchemaCell&) { return schema_property(*this, object, name, span); },
        [&](const SetCell& content) {
            if (text(name) == "size") return Value::number(static_cast<double>(content.items.size()));
            return inherited("Set.prototype", name, span);
        },
        [&](const MapCell& content) {
            if (text(name) == "size") return Value::number(static_cast<double>(content.entries.size()));
            return inherited("Map.prototype", name, span);
        },
        [&](const NamespaceCell& content) { return read_here(read_namespace(content.module, name)); });
}

// A method of a kind of value; every object has those of `Object.prototype` too.
Value Evaluator::inherited(std::string_view holder, StringId name, Span span) {
    if (const auto method = find_native(holder, text(name))) return Value::native(*method);
    if (const auto method = find_native("Object.prototype", text(name))) return Value::native(*method);
    if (name == names::proto || name == names::constructor) {
        return unknown(fmt::format("`{}` is not evaluated", text(name)), span);
    }
    const bool is_function = holder == "Function.prototype";
    return is_function ? unknown(fmt::format("`{}` of a function is not evaluated", text(name)), span)
                       : Value{};
}

Value Evaluator::has_property(Value object, Value key, Span span) {
    const auto name = to_key(key);
    std::optional<UnknownId> open;
    if (!object.is_object() || !name) return unknown("this `in` is not evaluated", span, {object});
    const std::vector<Property> properties = own_properties(object, span, open);
    const auto is_it = [&](const Property& property) { return property.name == *name; };
    if (std::any_of(properties.begin(), properties.end(), is_it)) return Value::boolean(true);
    if (open) return Value::unknown(*open);
    if (heap_.as<NamespaceCell>(object) != nullptr) return Value::boolean(false);  // it inherits nothing
    const bool is_plain = heap_.as<ObjectCell>(object) != nullptr;
    if (is_plain && !is_inherited_by_all(text(*name))) return Value::boolean(false);
    return unknown("this `in` is not evaluated", span);
}

void Evaluator::set_index(Value object, Value key, Value value, Span span) {
    if (object.is_unknown()) {
        escape(object, object.as_unknown());
        escape(value, object.as_unknown());
        return;
    }
    if (const auto name = to_key(key)) return set(object, *name, value, span);
    if (!object.is_object()) return;
    const Value why =
        key.is_unknown() ? key : unknown("a property named by an object is not evaluated", span);
    if (to_change(object, {&value, 1}) != nullptr) taint_cell(object.as_ref(), why.as_unknown(), {&value, 1});
}

void Evaluator::set(Value object, StringId name, Value value, Span span) {
    if (object.is_nullish()) {
        fail(fmt::format("property `{}` is set on `{}`", text(name),
                         object.is_undefined() ? "undefined" : "null"),
             span);
    }
    if (object.is_unknown()) return set_index(object, Value::string(name), value, span);
    if (!object.is_object()) fail(fmt::format("property `{}` cannot be set on this", text(name)), span);
    auto* properties = heap_.as<ObjectCell>(object);
    auto* array = heap_.as<ArrayCell>(object);
    Cell& target = heap_[object.as_ref()];
    if (target.is_frozen) {
        fail(fmt::format("property `{}` is set on a frozen object", text(name)), span);
    }
    // Only this property is uncertain, not the whole object.
    if (properties != nullptr && !target.tainted && surroundings_.is_uncertain(target.made) &&
        name != names::proto) {
        Property* existing = properties->properties.find(name);
        if (existing != nullptr) {
            absorb(existing->value, value, target.made);
        } else {
            open_up(properties->open, value, target.made);
        }
        return;
    }
    Cell* cell = to_change(object, {&value, 1});
    if (cell == nullptr) return;
    const auto index = array_index(text(name));
    if (properties != nullptr && name != names::proto) {
        properties->properties.set(name, value, span);
    } else if (array != nullptr && index && !array->open && *index < array->items.size()) {
        array->items[*index] = value;
    } else if (array != nullptr && index && !array->open && *index == array->items.size()) {
        array->items.push_back(value);
    } else if (may_be_added(object, name)) {
        cell->add(name, value, span);
    } else {
        const UnknownId cause =
            unknown(fmt::format("setting `{}` of this is not evaluated", text(name)), span).as_unknown();
        taint_cell(object.as_ref(), cause, {&value, 1});
    }
}

// Whether functions have it without being given it.
bool Evaluator::is_of_every_function(StringId name) {
    constexpr std::array own = {"length", "name", "prototype", "arguments", "caller"};
    return std::find(own.begin(), own.end(), text(name)) != own.end() ||
           find_native("Function.prototype", text(name)) || is_inherited_by_all(text(name));
}

// Whether a property of what is no plain object can be set without changing what that does.
bool Evaluator::may_be_added(Value object, StringId name) {
    if (is_inherited_by_all(text(name))) return false;
    return match(
        heap_[object.as_ref()].content,
        [&](const FunctionCell& content) { return !is_class(content) && !is_of_every_function(name); },
        [&](const ValidatorCell&) { return !is_convex_property(text(name)); },
        [&](const TableCell&) { return !is_convex_property(text(name)); }, [](const auto&) { return false; });
}

void Evaluator::remove(Value object, StringId name, Span span) {
    auto* properties = heap_.as<ObjectCell>(object);
    if (properties != nullptr && heap_[object.as_ref()].is_frozen) {
        fail(fmt::format("property `{}` of a frozen object is deleted", text(name)), span);
    }
    if (properties != nullptr && !properties->open && properties->properties.find(name) == nullptr) return;
    if (to_change(object, {}) == nullptr) return;
    if (properties != nullptr) {
        properties->properties.erase(name);
    } else {
        const UnknownId cause = unknown("this `delete` is not evaluated", span).as_unknown();
        taint_cell(object.as_ref(), cause, {});
    }
}

std::vector<Property> Evaluator::own_properties(Value object, Span span, std::optional<UnknownId>& open) {
    if (object.is_unknown()) {
        open = object.as_unknown();
        return {};
    }
    const auto from_items = [&](const std::vector<Value>& items) {
        std::vector<Property> result;
        for (std::size_t i = 0; i < items.size(); ++i) {
            result.push_back({strings_.intern(std::to_string(i)), items[i], span});
        }
        return result;
    };
    if (object.is_string()) {
        std::optional<UnknownId> more;
        return from_items(iterate(object, span, more));
    }
    if (!object.is_object()) return {};
    const Cell& cell = heap_[object.as_ref()];
    if (cell.tainted) {
        open = *cell.tainted;
        return {};
    }
    if (const auto* content = std::get_if<ObjectCell>(&cell.content)) {
        open = content->open;
        return content->properties.enumerated(strings_);
    }
    if (const auto* content = std::get_if<ArrayCell>(&cell.content)) {
        open = content->open;
        return from_items(content->items);
    }
    if (const auto* content = std::get_if<ArgumentsCell>(&cell.content)) {
        open = content->open;
        return from_items(content->items);
    }
    if (std::holds_alternative<IteratorCell>(cell.content)) return {};
    if (const auto* content = std::get_if<NamespaceCell>(&cell.content))
        return namespace_properties(content->module, open);
    if (std::holds_alternative<FunctionCell>(cell.content))
        return cell.added == nullptr ? std::vector<Property>{} : cell.added->enumerated(strings_);
    if (std::holds_alternative<SetCell>(cell.content) || std::holds_alternative<MapCell>(cell.content))
        return {};
    open = unknown("the properties of a Convex object are not enumerated", span, {object}).as_unknown();
    return {};
}

}  // namespace parser
