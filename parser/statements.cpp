#include <fmt/format.h>

#include "parser/activation.h"
#include "parser/evaluator.h"

namespace parser {

Flow Evaluator::execute(NodeId id, ScopeId scope) {
    const Deeper deeper(*this);
    spend(1, span(id));
    switch (node(id).kind) {
        case Kind::expression_statement: evaluate_first(id, scope); return Flow::normal;
        case Kind::lexical_declaration:
        case Kind::variable_declaration: execute_declaration(id, scope); return Flow::normal;
        case Kind::enum_declaration: execute_enum(id, scope); return Flow::normal;
        case Kind::class_declaration: {
            const NodeId name = tree().child(id, Field::name);
            const Value value = evaluate_class(id, scope);
            if (name != NodeId{}) initialize(name_of(name), value, scope);
            return Flow::normal;
        }
        case Kind::function_declaration:
        case Kind::generator_function_declaration:
        case Kind::empty_statement:
        case Kind::debugger_statement: return Flow::normal;
        case Kind::statement_block: return execute_block(id, scope);
        case Kind::else_clause: return execute_all(id, scope);
        case Kind::if_statement: return execute_if(id, scope);
        case Kind::switch_statement: return execute_switch(id, scope);
        case Kind::while_statement:
        case Kind::do_statement: return execute_while(id, scope);
        case Kind::for_statement: return execute_for(id, scope);
        case Kind::for_in_statement: return execute_for_in(id, scope);
        case Kind::return_statement:
            returned_ = node(id).first_child == NodeId{} ? Value{} : evaluate_first(id, scope);
            return Flow::returned;
        case Kind::break_statement: return Flow::broke;
        case Kind::continue_statement: return Flow::continued;
        case Kind::throw_statement: {
            const Value value = evaluate_first(id, scope);
            throw Thrown{value, span(id)};
        }
        case Kind::try_statement: return execute_try(id, scope);
        default: {
            const UnknownId cause = not_modelled(id, scope, "this kind of statement").as_unknown();
            if (leaves(id)) surroundings_.maybe_leave(Flow::returned, Value::unknown(cause), cause);
            return Flow::normal;
        }
    }
}

// Whether a statement may end the function or loop it stands in.
bool Evaluator::leaves(NodeId id) const {
    switch (node(id).kind) {
        case Kind::return_statement:
        case Kind::break_statement:
        case Kind::continue_statement: return true;
        case Kind::arrow_function:
        case Kind::function_expression:
        case Kind::function_declaration:
        case Kind::method_definition: return false;
        default:
            for (const NodeId child : tree().children(id)) {
                if (leaves(child)) return true;
            }
            return false;
    }
}

Flow Evaluator::execute_all(NodeId parent, ScopeId scope) {
    for (const NodeId child : tree().children(parent)) {
        const Flow flow = execute(child, scope);
        if (flow != Flow::normal) return flow;
    }
    return Flow::normal;
}

Flow Evaluator::execute_block(NodeId id, ScopeId scope) {
    const ScopeId block = scope_in(scope);
    hoist(id, block);
    return execute_all(id, block);
}

void Evaluator::execute_declaration(NodeId id, ScopeId scope) {
    for (const NodeId declarator : tree().children(id)) {
        const NodeId target = tree().child(declarator, Field::name);
        const NodeId value = tree().child(declarator, Field::value);
        if (value != NodeId{}) {
            bind(target, evaluate(value, scope), scope, true);
        } else if (node(id).kind == Kind::lexical_declaration) {
            bind(target, Value{}, scope, true);
        }
    }
}

// An enum is an object from names to values, and back from those that are numbers.
void Evaluator::execute_enum(NodeId id, ScopeId scope) {
    ObjectCell members;
    const ScopeId inner = scope_in(scope);
    double next = 0;
    const auto add = [&](NodeId name, Value value) {
        const Value key = property_key(name, scope);
        define(members, key, value, span(name));
        if (value.is_number()) define(members, value, key, span(name));
        if (const auto text = to_key(key)) {
            declare(*text, inner, true);
            initialize(*text, value, inner);
        }
        next = value.is_number() ? value.as_number() + 1 : 0;
    };
    for (const NodeId member : tree().children(tree().child(id, Field::body))) {
        if (node(member).kind != Kind::enum_assignment) {
            add(member, Value::number(next));
            continue;
        }
        add(tree().child(member, Field::name), evaluate(tree().child(member, Field::value), inner));
    }
    initialize(name_of(tree().child(id, Field::name)), make(std::move(members), span(id)), scope);
}

Flow Evaluator::execute_if(NodeId id, ScopeId scope) {
    const NodeId yes = tree().child(id, Field::consequence);
    const NodeId no = tree().child(id, Field::alternative);
    const Value condition = evaluate(tree().child(id, Field::condition), scope);
    const auto run = [&](NodeId branch) {
        return branch == NodeId{} ? Flow::normal : execute(branch, scope);
    };
    if (const auto known = truthy(condition)) return run(*known ? yes : no);
    const UnknownId cause = condition.as_unknown();
    const Branch taken = run_branch(cause, [&] { return run(yes); });
    // Where the one throws, only the other can go on.
    if (taken.thrown) return run(no);
    return settle(taken, run_branch(cause, [&] { return run(no); }), cause);
}

Flow Evaluator::execute_switch(NodeId id, ScopeId scope) {
    const Value value = evaluate(tree().child(id, Field::value), scope);
    const NodeId body = tree().child(id, Field::body);
    const ScopeId block = scope_in(scope);
    for (const NodeId label : tree().children(body)) hoist(label, block);
    Inside inside(surroundings_, Surrounding::Kind::switch_);

    std::optional<NodeId> start;
    std::optional<UnknownId> cause;
    for (const NodeId label : tree().children(body)) {
        if (start || cause || node(label).kind == Kind::switch_default) continue;
        const Value wanted = evaluate(tree().child(label, Field::value), block);
        const auto matches = strict_equal(value, wanted);
        if (!matches) {
            cause = value.is_unknown() ? value.as_unknown() : wanted.as_unknown();
        } else if (*matches) {
            start = label;
        }
    }
    if (cause) {
        // Any of the labels may be the one: all that the switch could do becomes unknown.
        taint_syntax(body, block, *cause);
        if (leaves(body)) surroundings_.maybe_leave(Flow::returned, Value::unknown(*cause), *cause);
        return Flow::normal;
    }
    bool runs = false;
    for (const NodeId label : tree().children(body)) {
        const bool is_default = node(label).kind == Kind::switch_default;
        runs = runs || (start ? label == *start : is_default);
        if (!runs) continue;
        const NodeId wanted = is_default ? NodeId{} : tree().child(label, Field::value);
        for (const NodeId statement : tree().children(label)) {
            if (statement == wanted) continue;
            const Flow flow = execute(statement, block);
            if (flow == Flow::broke) return Flow::normal;
            if (flow != Flow::normal) return flow;
        }
    }
    return Flow::normal;
}

Flow Evaluator::execute_try(NodeId id, ScopeId scope) {
    const NodeId body = tree().child(id, Field::body);
    const NodeId handler = tree().child(id, Field::handler);
    const NodeId finalizer = tree().child(id, Field::finalizer);
    const std::uint64_t risks = risks_;
    Flow flow = Flow::normal;
    std::optional<Thrown> thrown;
    const auto attempt = [&](const auto& run) {
        thrown.reset();
        try {
            flow = run();
        } catch (const Thrown& what) {
            thrown = what;
        }
    };
    const auto handle = [&](Value error) {
        const ScopeId caught = scope_in(scope);
        const NodeId parameter = tree().child(handler, Field::parameter);
        if (parameter != NodeId{}) {
            names_of_pattern(parameter, [&](NodeId name) { declare(name_of(name), caught, false); });
            bind(parameter, error, caught, true);
        }
        return execute(tree().child(handler, Field::body), caught);
    };

    attempt([&] { return execute(body, scope); });
    if (risks_ != risks) {
        // Unknown code ran in it: it may have been left at any point of the way.
        const UnknownId cause = unknown("code that may throw is tried", span(body)).as_unknown();
        taint_syntax(body, scope, cause);
        Branch left{flow, returned_, thrown};
        if (thrown) left = {};
        const Branch caught =
            handler == NodeId{} ? Branch{} : run_branch(cause, [&] { return handle(Value::unknown(cause)); });
        if (handler != NodeId{}) thrown.reset();
        flow = settle(left, caught, cause);
    } else if (thrown && handler != NodeId{}) {
        const Value error = thrown->value;
        attempt([&] { return handle(error); });
    }
    if (finalizer != NodeId{}) {
        const Value returned = returned_;
        const Flow last = execute_all(finalizer, scope);
        if (last != Flow::normal) return last;
        returned_ = returned;
    }
    if (thrown) throw Thrown(*thrown);
    return flow;
}

}  // namespace parser
