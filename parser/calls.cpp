#include <fmt/format.h>

#include "parser/activation.h"
#include "parser/evaluator.h"
#include "parser/natives.h"

namespace parser {

// A member, subscript or call expression: what it gives, and on what a method of it is called.
Evaluator::Chain Evaluator::evaluate_chain(NodeId id, ScopeId scope) {
    const Deeper deeper(*this);
    spend(1, span(id));
    switch (node(id).kind) {
        case Kind::member_expression:
        case Kind::subscript_expression: {
            const Chain object = evaluate_chain(tree().child(id, Field::object), scope);
            if (object.is_cut || (node(id).has(Mark::optional_chain) && object.value.is_nullish())) {
                return {{}, {}, true};
            }
            const Value key = key_of(id, scope);
            return {get_index(object.value, key, span(id)), object.value};
        }
        case Kind::call_expression: {
            const Chain callee = evaluate_chain(tree().child(id, Field::function), scope);
            if (callee.is_cut || (node(id).has(Mark::optional_chain) && callee.value.is_nullish())) {
                return {{}, {}, true};
            }
            const NodeId arguments = tree().child(id, Field::arguments);
            if (node(arguments).kind == Kind::template_string) {
                const Value result = not_modelled(id, scope, "a tagged template");
                escape(callee.value, result.as_unknown());
                escape(callee.receiver, result.as_unknown());
                return {result, {}};
            }
            Call call = evaluate_arguments(arguments, scope, span(id));
            call.receiver = callee.receiver;
            const NodeId name = tree().child(tree().child(id, Field::function), Field::property);
            call.method_span = name == NodeId{} || module_->is_model
                                   ? call.span
                                   : Span{module_->file, node(name).begin, node(id).end};
            const bool is_function = callee.value.is_unknown() || callee.value.is_native() ||
                                     heap_.as<FunctionCell>(callee.value) != nullptr;
            if (!is_function)
                fail(fmt::format("`{}` is not a function", shown(tree().child(id, Field::function))),
                     span(id));
            return {this->call(callee.value, call), {}};
        }
        case Kind::non_null_expression: return evaluate_chain(node(id).first_child, scope);
        default: return {evaluate(id, scope), {}};
    }
}

// The start of an expression, for a message.
std::string Evaluator::shown(NodeId id) const {
    constexpr std::size_t limit = 40;
    std::string_view text = source(id);
    const bool is_cut = text.size() > limit || text.find('\n') != std::string_view::npos;
    text = text.substr(0, std::min(limit, text.find('\n')));
    return fmt::format("{}{}", text, is_cut ? "…" : "");
}

Call Evaluator::evaluate_arguments(NodeId arguments, ScopeId scope, Span call_span) {
    Call call;
    call.span = call_span;
    const auto add = [&](Value value) {
        if (call.open) {
            call.open = unknown_like(*call.open, {value}).as_unknown();
        } else {
            call.arguments.push_back(value);
        }
    };
    if (arguments == NodeId{}) return call;
    for (const NodeId argument : tree().children(arguments)) {
        if (node(argument).kind != Kind::spread_element) {
            add(evaluate(argument, scope));
            continue;
        }
        std::optional<UnknownId> open;
        const std::vector<Value> items = iterate(evaluate_first(argument, scope), span(argument), open);
        spend(items.size(), span(argument));
        for (const Value item : items) add(item);
        if (open && !call.open) call.open = open;
    }
    return call;
}

Value Evaluator::make_function(NodeId id, ScopeId scope, Value this_value) {
    return make(FunctionCell{module_->id, id, scope, this_value}, span(id));
}

Value Evaluator::call(Value function, const Call& call) {
    if (function.is_unknown()) return call_unknown(function, call);
    if (function.is_native()) return call_native(native(function.as_native()), call);
    if (const auto tainted = heap_[function.as_ref()].tainted)
        return call_unknown(Value::unknown(*tainted), call);
    const FunctionCell function_cell = *heap_.as<FunctionCell>(function);
    return call_function(function_cell, function, call);
}

Value Evaluator::call_at(Value function, Span span) {
    const Activation activation(*this, module_->id);
    outside_ = span;
    Call none;
    none.span = span;
    return call(function, none);
}

Value Evaluator::evaluate_new(NodeId id, ScopeId scope) {
    const Value constructor = evaluate(tree().child(id, Field::constructor), scope);
    const Call call = evaluate_arguments(tree().child(id, Field::arguments), scope, span(id));
    if (constructor.is_native()) {
        const Native& called = native(constructor.as_native());
        const auto built_in = find_native("new", called.name);
        return call_native(built_in ? native(*built_in) : called, call);
    }
    const Value result =
        constructor.is_unknown() ? constructor : unknown("an object of a class is not evaluated", span(id));
    escape(constructor, result.as_unknown());
    return call_unknown(result, call);
}

// What is not known may change all it is given, now or later, and may throw.
Value Evaluator::call_unknown(Value function, const Call& call) {
    const UnknownId cause = function.as_unknown();
    std::vector<Value> given = call.arguments;
    given.push_back(call.receiver);
    if (call.open) given.push_back(Value::unknown(*call.open));
    if (heap_[cause].is_harmless) return unknown_like(cause, std::move(given));
    ++risks_;
    escape(function, cause);
    for (const Value value : given) escape(value, cause);
    return function;
}

Value Evaluator::call_native(const Native& native, const Call& call) {
    std::vector<Value> given = call.arguments;
    given.push_back(call.receiver);
    if (native.call == nullptr) {
        const std::string name = native.holder == "global" ? std::string(native.name)
                                                           : fmt::format("{}.{}", native.holder, native.name);
        const Value result = unknown(fmt::format("`{}` is not evaluated", name), call.span);
        if (native.on_unknown == OnUnknown::escapes) return call_unknown(result, call);
        return unknown_like(result.as_unknown(), std::move(given));
    }
    if (native.on_unknown != OnUnknown::handles) {
        std::optional<UnknownId> cause = call.open;
        for (const Value value : call.arguments) {
            if (value.is_unknown()) cause = value.as_unknown();
        }
        if (call.receiver.is_unknown()) cause = call.receiver.as_unknown();
        if (cause && native.on_unknown == OnUnknown::escapes)
            return call_unknown(Value::unknown(*cause), call);
        if (cause) return unknown_like(*cause, std::move(given));
    }
    return native.call(*this, call);
}

Value Evaluator::call_function(const FunctionCell& function, Value self, const Call& call) {
    const Deeper deeper(*this);
    // In a chain, `.field(…)` and `.edge(…)` of an ent are what a person would edit.
    const bool is_link = heap_.as<TableCell>(call.receiver) != nullptr;
    const Activation activation(*this, function.module, is_link ? call.method_span : call.span);
    if (is_class(function)) {
        const Value result = unknown("an object of a class is not evaluated", call.span);
        escape(self, result.as_unknown());
        return call_unknown(result, call);
    }
    const Node& definition = node(function.node);
    const bool is_plain = !definition.has(Mark::async) && !definition.has(Mark::star) &&
                          definition.kind != Kind::generator_function;
    if (!is_plain) {
        const Value result = unknown("a call of an async function or generator is not evaluated", call.span);
        escape(self, result.as_unknown());
        return call_unknown(result, call);
    }
    const bool is_arrow = definition.kind == Kind::arrow_function;
    this_value_ = is_arrow ? function.this_value : call.receiver;
    if (!is_arrow) call_ = &call;
    const ScopeId scope = scope_in(function.scope);
    bind_parameters(function.node, scope, call);

    const NodeId body = tree().child(function.node, Field::body);
    if (node(body).kind != Kind::statement_block) return evaluate(body, scope);
    Inside inside(surroundings_, Surrounding::Kind::function);
    hoist_variables(body, scope);
    Value result;
    try {
        if (execute_block(body, scope) == Flow::returned) result = returned_;
    } catch (const Thrown&) {
        // It may have returned before; if it did not, there is no schema.
        if (inside->uncertain_since == 0) throw;
        ++risks_;
        result =
            inside->maybe_returned.empty() ? Value::unknown(inside->cause) : inside->maybe_returned.front();
    }
    for (const Value other : inside->maybe_returned) result = join(result, other, inside->cause);
    return result;
}

}  // namespace parser
