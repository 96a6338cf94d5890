#include "parser/evaluator.h"

namespace parser {

void Evaluator::bind(NodeId target, Value value, ScopeId scope, bool is_declaration) {
    switch (node(target).kind) {
        case Kind::identifier:
        case Kind::shorthand_property_identifier_pattern:
            if (!is_declaration) return assign_name(name_of(target), value, scope, span(target));
            return initialize(name_of(target), value, scope);
        case Kind::object_pattern: return bind_object(target, value, scope, is_declaration);
        case Kind::array_pattern: return bind_array(target, value, scope, is_declaration);
        case Kind::assignment_pattern:
            return bind(tree().child(target, Field::left),
                        with_default(value, tree().child(target, Field::right), scope), scope,
                        is_declaration);
        case Kind::member_expression:
        case Kind::subscript_expression: {
            const Value object = evaluate(tree().child(target, Field::object), scope);
            return set_index(object, key_of(target, scope), value, span(target));
        }
        case Kind::parenthesized_expression:
        case Kind::as_expression:
        case Kind::satisfies_expression:
        case Kind::type_assertion:
        case Kind::non_null_expression: return bind(node(target).first_child, value, scope, is_declaration);
        default: not_modelled(target, scope, "this kind of assignment");
    }
}

Value Evaluator::with_default(Value value, NodeId fallback, ScopeId scope) {
    if (value.is_unknown()) {
        return either(
            value.as_unknown(), [&] { return value; }, [&] { return evaluate(fallback, scope); });
    }
    return value.is_undefined() ? evaluate(fallback, scope) : value;
}

void Evaluator::bind_object(NodeId pattern, Value value, ScopeId scope, bool is_declaration) {
    if (value.is_nullish()) fail("`undefined` or `null` is destructured", span(pattern));
    std::vector<StringId> taken;
    std::optional<Value> unknown_key;
    const auto take = [&](Value key, NodeId at) {
        if (const auto name = to_key(key)) {
            taken.push_back(*name);
        } else {
            unknown_key = key;
        }
        return get_index(value, key, span(at));
    };
    for (const NodeId member : tree().children(pattern)) {
        switch (node(member).kind) {
            case Kind::shorthand_property_identifier_pattern:
                bind(member, take(property_key(member, scope), member), scope, is_declaration);
                break;
            case Kind::pair_pattern: {
                const Value key = property_key(tree().child(member, Field::key), scope);
                bind(tree().child(member, Field::value), take(key, member), scope, is_declaration);
                break;
            }
            case Kind::object_assignment_pattern: {
                const NodeId name = tree().child(member, Field::left);
                const Value found = take(property_key(name, scope), member);
                bind(name, with_default(found, tree().child(member, Field::right), scope), scope,
                     is_declaration);
                break;
            }
            case Kind::rest_pattern: {
                ObjectCell rest;
                spread_into(rest, value, span(member));
                for (const StringId name : taken) rest.properties.erase(name);
                if (unknown_key) {
                    const Value why =
                        unknown("the rest of this object is not evaluated", span(member), {value});
                    bind(node(member).first_child, why, scope, is_declaration);
                } else {
                    bind(node(member).first_child, make(std::move(rest), span(member)), scope,
                         is_declaration);
                }
                break;
            }
            default: not_modelled(member, scope, "this kind of destructuring");
        }
    }
}

void Evaluator::bind_array(NodeId pattern, Value value, ScopeId scope, bool is_declaration) {
    std::optional<UnknownId> open;
    const std::vector<Value> items = iterate(value, span(pattern), open);
    std::size_t at = 0;
    const auto item = [&](std::size_t i) {
        if (i < items.size()) return items[i];
        return open ? unknown_like(*open, {value}) : Value{};
    };
    for (const NodeId element : tree().children(pattern)) {
        if (node(element).kind == Kind::hole) {
            ++at;
            continue;
        }
        if (node(element).kind != Kind::rest_pattern) {
            bind(element, item(at++), scope, is_declaration);
            continue;
        }
        std::vector<Value> rest;
        for (; at < items.size(); ++at) rest.push_back(items[at]);
        bind(node(element).first_child, make(ArrayCell{std::move(rest), open}, span(element)), scope,
             is_declaration);
    }
}

void Evaluator::bind_parameters(NodeId function, ScopeId scope, const Call& call) {
    const NodeId single = tree().child(function, Field::parameter);
    if (single != NodeId{}) {
        declare(name_of(single), scope, false);
        return initialize(name_of(single), call[0], scope);
    }
    std::size_t at = 0;
    for (const NodeId parameter : tree().children(tree().child(function, Field::parameters))) {
        const NodeId pattern = tree().child(parameter, Field::pattern);
        if (pattern == NodeId{} || node(pattern).kind == Kind::this_) continue;
        names_of_pattern(pattern, [&](NodeId name) { declare(name_of(name), scope, false); });
        if (node(pattern).kind == Kind::rest_pattern) {
            std::vector<Value> rest;
            for (; at < call.size(); ++at) rest.push_back(call[at]);
            bind(node(pattern).first_child, make(ArrayCell{std::move(rest), call.open}, span(pattern)), scope,
                 true);
            continue;
        }
        Value value = call[at++];
        const NodeId fallback = tree().child(parameter, Field::value);
        if (fallback != NodeId{}) value = with_default(value, fallback, scope);
        bind(pattern, value, scope, true);
    }
}

// Gives a declared name its first value.
void Evaluator::initialize(StringId name, Value value, ScopeId scope) {
    for (ScopeId at = scope; at != ScopeId{}; at = heap_[at].parent) {
        Binding* binding = heap_[at].find(name);
        if (binding == nullptr) continue;
        // A variable may live longer than the branch that declares it, and a constant does not.
        if (surroundings_.is_uncertain(heap_[at].made) && !binding->is_constant) {
            absorb(binding->value, value, heap_[at].made);
        } else {
            binding->value = value;
        }
        binding->is_initialized = true;
        return;
    }
}

void Evaluator::assign_name(StringId name, Value value, ScopeId scope, Span span) {
    for (ScopeId at = scope; at != ScopeId{}; at = heap_[at].parent) {
        Binding* binding = heap_[at].find(name);
        if (binding == nullptr) continue;
        if (binding->is_constant) fail("`" + text(name) + "` is a constant and assigned to", span);
        if (surroundings_.is_uncertain(heap_[at].made)) {
            absorb(binding->value, value, heap_[at].made);
        } else {
            binding->value = value;
        }
        binding->is_initialized = true;
        return;
    }
    if (module_->imports.contains(name)) fail("`" + text(name) + "` is imported and assigned to", span);
    fail("`" + text(name) + "` is assigned to and declared nowhere", span);
}

}  // namespace parser
