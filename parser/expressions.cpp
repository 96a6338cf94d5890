#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "parser/activation.h"
#include "parser/evaluator.h"
#include "parser/natives.h"

namespace parser {
namespace {

// Deeper, the evaluator's own stack would be at risk.
constexpr std::uint32_t depth_limit = 2500;

}  // namespace

Value Evaluator::evaluate(NodeId id, ScopeId scope) {
    const Deeper deeper(*this);
    if (depth_ > depth_limit) throw LimitReached{fmt::format("{} nested evaluations", depth_limit), span(id)};
    spend(1, span(id));
    const Value value = evaluate_node(id, scope);
    if (value.is_unknown()) note_risk();
    return value;
}

Value Evaluator::evaluate_node(NodeId id, ScopeId scope) {
    const Node& at = node(id);
    switch (at.kind) {
        case Kind::identifier: return evaluate_identifier(id, scope);
        case Kind::undefined: return {};
        case Kind::null: return Value::null();
        case Kind::true_: return Value::boolean(true);
        case Kind::false_: return Value::boolean(false);
        case Kind::number: return evaluate_number(id);
        case Kind::string: return evaluate_string(id);
        case Kind::template_string: return evaluate_template(id, scope);
        case Kind::array: return evaluate_array(id, scope);
        case Kind::object: return evaluate_object(id, scope);
        case Kind::arrow_function: return make_function(id, scope, this_value_);
        case Kind::class_: return evaluate_class(id, scope);
        case Kind::function_expression: return evaluate_function_expression(id, scope);
        case Kind::call_expression:
        case Kind::member_expression:
        case Kind::subscript_expression:
        case Kind::non_null_expression: {
            const Chain chain = evaluate_chain(id, scope);
            return chain.is_cut ? Value{} : chain.value;
        }
        case Kind::new_expression: return evaluate_new(id, scope);
        case Kind::parenthesized_expression:
        case Kind::as_expression:
        case Kind::satisfies_expression:
        case Kind::type_assertion:
        case Kind::instantiation_expression: return evaluate_first(id, scope);
        case Kind::sequence_expression: return evaluate_sequence(id, scope);
        case Kind::ternary_expression: return evaluate_conditional(id, scope);
        case Kind::unary_expression: return evaluate_unary(id, scope);
        case Kind::binary_expression: {
            const Value left = evaluate(tree().child(id, Field::left), scope);
            const NodeId right = tree().child(id, Field::right);
            const bool is_logical =
                at.op == Operator::logical_and || at.op == Operator::logical_or || at.op == Operator::nullish;
            if (is_logical) return evaluate_logical(at.op, left, right, scope);
            return binary(at.op, left, evaluate(right, scope), span(id));
        }
        case Kind::assignment_expression: return evaluate_assignment(id, scope);
        case Kind::augmented_assignment_expression: return evaluate_augmented(id, scope);
        case Kind::update_expression: return evaluate_update(id, scope);
        case Kind::await_expression: {
            const Value value = evaluate_first(id, scope);
            // Only of a promise would it wait; there are none that are known.
            return value;
        }
        case Kind::this_: return this_value_;
        default: return not_modelled(id, scope, "this kind of expression");
    }
}

// A function knows itself by its name.
Value Evaluator::evaluate_function_expression(NodeId id, ScopeId scope) {
    const NodeId name = tree().child(id, Field::name);
    if (name == NodeId{}) return make_function(id, scope, Value{});
    const ScopeId own = scope_in(scope);
    const Value function = make_function(id, own, Value{});
    declare(name_of(name), own, false);
    initialize(name_of(name), function, own);
    return function;
}

// What cannot be evaluated may do anything to what it names.
Value Evaluator::not_modelled(NodeId id, ScopeId scope, std::string_view what) {
    const Value result = unknown(fmt::format("{} is not evaluated", what), span(id));
    taint_syntax(id, scope, result.as_unknown());
    ++risks_;
    return result;
}

Value Evaluator::evaluate_identifier(NodeId id, ScopeId scope) {
    const StringId name = name_of(id);
    for (ScopeId at = scope; at != ScopeId{}; at = heap_[at].parent) {
        const Binding* binding = heap_[at].find(name);
        if (binding == nullptr) continue;
        if (binding->is_initialized) return binding->value;
        if (at == module_->scope) return uninitialized(*module_);
        fail(fmt::format("`{}` is used before it is initialized", text(name)), span(id));
    }
    if (const auto import = module_->imports.find(name); import != module_->imports.end()) {
        return read_import(*module_, import->second);
    }
    if (text(name) == "NaN") return Value::number(std::nan(""));
    if (text(name) == "Infinity") return Value::number(INFINITY);
    if (name == names::arguments && call_ != nullptr) {
        return make(ArgumentsCell{call_->arguments, call_->open}, span(id));
    }
    if (const auto global = find_native("global", text(name))) return Value::native(*global);
    if (module_->is_model) {
        if (const auto own = find_native("model", text(name))) return Value::native(*own);
    }
    return unknown(fmt::format("`{}` is defined nowhere in the schema's modules", text(name)), span(id));
}

Value Evaluator::evaluate_sequence(NodeId id, ScopeId scope) {
    Value last;
    for (const NodeId child : tree().children(id)) last = evaluate(child, scope);
    return last;
}

Value Evaluator::evaluate_conditional(NodeId id, ScopeId scope) {
    const Value condition = evaluate(tree().child(id, Field::condition), scope);
    const NodeId yes = tree().child(id, Field::consequence);
    const NodeId no = tree().child(id, Field::alternative);
    if (const auto known = truthy(condition)) return evaluate(*known ? yes : no, scope);
    return either(
        condition.as_unknown(), [&] { return evaluate(yes, scope); }, [&] { return evaluate(no, scope); });
}

Value Evaluator::evaluate_logical(Operator op, Value left, NodeId right, ScopeId scope) {
    const auto right_value = [&] { return evaluate(right, scope); };
    const auto left_value = [&] { return left; };
    if (left.is_unknown()) return either(left.as_unknown(), left_value, right_value);
    const bool takes_right = op == Operator::nullish       ? left.is_nullish()
                             : op == Operator::logical_and ? *truthy(left)
                                                           : !*truthy(left);
    return takes_right ? right_value() : left;
}

Value Evaluator::evaluate_unary(NodeId id, ScopeId scope) {
    const NodeId operand = tree().child(id, Field::argument);
    const Operator op = node(id).op;
    if (op == Operator::delete_) return evaluate_delete(operand, scope);
    if (op == Operator::subtract && source(operand) == "9223372036854775808n") {
        return Value::bigint(std::numeric_limits<std::int64_t>::min());  // its positive would not fit
    }
    const Value value = evaluate(operand, scope);
    if (op == Operator::void_) return {};
    if (value.is_unknown()) return value;
    switch (op) {
        case Operator::logical_not: return Value::boolean(!*truthy(value));
        case Operator::type_of: return string(type_of(value));
        case Operator::subtract:
            if (value.is_bigint()) return binary(Operator::subtract, Value::bigint(0), value, span(id));
            if (const auto number = to_number(value)) return Value::number(-*number);
            break;
        case Operator::add:
            if (const auto number = to_number(value); number && !value.is_bigint())
                return Value::number(*number);
            break;
        case Operator::bit_not: return binary(Operator::bit_xor, value, Value::number(-1), span(id));
        default: break;
    }
    return unknown("this conversion to a number is not evaluated", span(id), {value});
}

Value Evaluator::evaluate_delete(NodeId operand, ScopeId scope) {
    const Kind kind = node(operand).kind;
    if (kind != Kind::member_expression && kind != Kind::subscript_expression) {
        return not_modelled(operand, scope, "`delete` of this");
    }
    const Value object = evaluate(tree().child(operand, Field::object), scope);
    const Value key = key_of(operand, scope);
    const auto name = to_key(key);
    if (object.is_object() && name) {
        remove(object, *name, span(operand));
    } else if (object.is_object()) {
        const UnknownId cause =
            unknown("a property with an unknown name is deleted", span(operand)).as_unknown();
        if (to_change(object, {}) != nullptr) taint_cell(object.as_ref(), cause, {});
    } else if (object.is_unknown()) {
        escape(object, object.as_unknown());
    }
    return Value::boolean(true);
}

Value Evaluator::evaluate_assignment(NodeId id, ScopeId scope) {
    const NodeId target = tree().child(id, Field::left);
    const NodeId source_node = tree().child(id, Field::right);
    // JavaScript evaluates the object and key of the target first.
    if (node(target).kind == Kind::member_expression || node(target).kind == Kind::subscript_expression) {
        const Value object = evaluate(tree().child(target, Field::object), scope);
        const Value key = key_of(target, scope);
        const Value value = evaluate(source_node, scope);
        set_index(object, key, value, span(id));
        return value;
    }
    const Value value = evaluate(source_node, scope);
    bind(target, value, scope, false);
    return value;
}

Value Evaluator::evaluate_augmented(NodeId id, ScopeId scope) {
    const NodeId target = tree().child(id, Field::left);
    const NodeId right = tree().child(id, Field::right);
    const Operator op = node(id).op;
    const bool is_logical =
        op == Operator::logical_and || op == Operator::logical_or || op == Operator::nullish;
    if (node(target).kind == Kind::member_expression || node(target).kind == Kind::subscript_expression) {
        const Value object = evaluate(tree().child(target, Field::object), scope);
        const Value key = key_of(target, scope);
        const Value old = get_index(object, key, span(target));
        const Value value = is_logical ? evaluate_logical(op, old, right, scope)
                                       : binary(op, old, evaluate(right, scope), span(id));
        if (!is_logical || value != old) set_index(object, key, value, span(id));
        return value;
    }
    const Value old = evaluate(target, scope);
    const Value value = is_logical ? evaluate_logical(op, old, right, scope)
                                   : binary(op, old, evaluate(right, scope), span(id));
    if (!is_logical || value != old) bind(target, value, scope, false);
    return value;
}

Value Evaluator::evaluate_update(NodeId id, ScopeId scope) {
    const NodeId target = tree().child(id, Field::argument);
    const bool is_prefix = node(target).begin != node(id).begin;
    const bool is_member =
        node(target).kind == Kind::member_expression || node(target).kind == Kind::subscript_expression;
    const Operator op = node(id).op == Operator::increment ? Operator::add : Operator::subtract;
    const auto changed = [&](Value old) {
        return binary(op, old, old.is_bigint() ? Value::bigint(1) : Value::number(1), span(id));
    };
    const auto as_numeric = [&](Value old) {
        const auto number = to_number(old);
        return old.is_bigint() || old.is_unknown() || !number ? old : Value::number(*number);
    };
    Value old;
    Value value;
    if (is_member) {
        const Value object = evaluate(tree().child(target, Field::object), scope);
        const Value key = key_of(target, scope);
        old = as_numeric(get_index(object, key, span(target)));
        value = changed(old);
        set_index(object, key, value, span(id));
    } else {
        old = as_numeric(evaluate(target, scope));
        value = changed(old);
        bind(target, value, scope, false);
    }
    return is_prefix ? value : old;
}

// The key of a member or subscript expression.
Value Evaluator::key_of(NodeId member, ScopeId scope) {
    const NodeId property = tree().child(member, Field::property);
    if (property != NodeId{}) return Value::string(name_of(property));
    return evaluate(tree().child(member, Field::index), scope);
}

}  // namespace parser
