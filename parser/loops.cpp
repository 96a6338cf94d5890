#include "parser/evaluator.h"
#include "parser/iteration.h"

namespace parser {

// Runs a loop's body once more; false, if the loop is then left. `result` is how.
bool Evaluator::run_body(NodeId body, ScopeId scope, Flow& result) {
    result = execute(body, scope);
    if (result == Flow::continued) result = Flow::normal;
    if (result == Flow::normal) return true;
    if (result == Flow::broke) result = Flow::normal;
    return false;
}

// Runs what may happen any number of times, until that makes nothing more unknown.
Flow Evaluator::run_unknown_body(UnknownId cause, const std::function<Flow()>& run) {
    for (;;) {
        const Watch turn(surroundings_);
        const Branch branch = run_branch(cause, run);
        if (branch.flow == Flow::returned) surroundings_.maybe_leave(Flow::returned, branch.returned, cause);
        if (!turn.has_tainted()) return Flow::normal;
    }
}

Flow Evaluator::execute_while(NodeId id, ScopeId scope) {
    const NodeId condition = tree().child(id, Field::condition);
    const NodeId body = tree().child(id, Field::body);
    return repeat(
        node(id).kind == Kind::do_statement, [&] { return evaluate(condition, scope); }, [] {}, body,
        [&] { return scope; });
}

Flow Evaluator::execute_for(NodeId id, ScopeId scope) {
    const NodeId initializer = tree().child(id, Field::initializer);
    const NodeId condition = tree().child(id, Field::condition);
    const NodeId increment = tree().child(id, Field::increment);
    ScopeId current = scope_in(scope);
    if (initializer != NodeId{}) {
        for (const NodeId declarator : tree().children(initializer)) {
            if (node(initializer).kind != Kind::lexical_declaration) break;
            names_of_pattern(tree().child(declarator, Field::name), [&](NodeId name) {
                declare(name_of(name), current, node(initializer).has(Mark::constant));
            });
        }
        const Kind kind = node(initializer).kind;
        const bool is_statement = kind == Kind::lexical_declaration || kind == Kind::variable_declaration ||
                                  kind == Kind::expression_statement || kind == Kind::empty_statement;
        if (is_statement) {
            execute(initializer, current);
        } else {
            evaluate(initializer, current);
        }
    }
    const bool is_endless = condition == NodeId{} || node(condition).kind == Kind::empty_statement;
    const NodeId test = is_endless || node(condition).kind != Kind::expression_statement
                            ? condition
                            : node(condition).first_child;
    // Each turn has variables of its own, which its functions keep.
    const auto next_turn = [&] {
        Scope copy{scope, heap_[current].made, heap_[current].bindings, nullptr};
        current = heap_.add(std::move(copy));
        if (increment != NodeId{}) evaluate(increment, current);
    };
    return repeat(
        false, [&] { return is_endless ? Value::boolean(true) : evaluate(test, current); }, next_turn,
        tree().child(id, Field::body), [&] { return current; });
}

// A loop that goes on as long as a condition holds.
Flow Evaluator::repeat(bool runs_first, const std::function<Value()>& holds,
                       const std::function<void()>& advance, NodeId body,
                       const std::function<ScopeId()>& scope) {
    Inside inside(surroundings_, Surrounding::Kind::loop);
    Flow result = Flow::normal;
    try {
        for (bool first = runs_first;; first = false) {
            const Value condition = first ? Value::boolean(true) : holds();
            const auto known = truthy(condition);
            if (!known) {
                return run_unknown_body(condition.as_unknown(), [&] {
                    Flow flow = Flow::normal;
                    run_body(body, scope(), flow);
                    advance();
                    holds();
                    return flow;
                });
            }
            const Watch turn(surroundings_);
            if (!*known || !run_body(body, scope(), result)) return result;
            advance();
            // It may have been left, and one more turn changes nothing: so do all that follow.
            if (inside->uncertain_since != 0 && !turn.has_tainted()) return Flow::normal;
        }
    } catch (const Thrown&) {
        if (inside->uncertain_since == 0) throw;
        ++risks_;
        return Flow::normal;
    }
}

Flow Evaluator::execute_for_in(NodeId id, ScopeId scope) {
    const NodeId target = tree().child(id, Field::left);
    const NodeId body = tree().child(id, Field::body);
    const Value subject = evaluate(tree().child(id, Field::right), scope);
    const bool is_declaration =
        node(id).has(Mark::constant) || node(id).has(Mark::let) || node(id).has(Mark::var);
    const bool is_block_scoped = is_declaration && !node(id).has(Mark::var);

    std::optional<UnknownId> open;
    std::vector<Value> items;
    std::optional<Walk> walk;
    if (node(id).op == Operator::in) {
        for (const Property& property : own_properties(subject, span(id), open)) {
            items.push_back(Value::string(property.name));
        }
    } else if (Walk::is_over(*this, subject) || heap_.as<ArrayCell>(subject) != nullptr) {
        walk.emplace(*this, subject, span(id));
    } else {
        items = iterate(subject, span(id), open);
    }
    const auto next = [&](std::size_t i) -> std::optional<Value> {
        if (!walk) return i < items.size() ? std::optional(items[i]) : std::nullopt;
        auto item = walk->next();
        open = walk->open();
        return item;
    };
    Inside inside(surroundings_, Surrounding::Kind::loop);
    const auto run = [&](Value item, Flow& result) {
        const ScopeId turn = scope_in(scope);
        if (is_block_scoped)
            names_of_pattern(target, [&](NodeId name) { declare(name_of(name), turn, false); });
        bind(target, item, turn, is_declaration);
        return run_body(body, turn, result);
    };
    Flow result = Flow::normal;
    try {
        for (std::size_t i = 0; const auto item = next(i); ++i) {
            if (!run(*item, result)) return result;
        }
        if (!open) return Flow::normal;
        return run_unknown_body(*open, [&] {
            Flow flow = Flow::normal;
            run(unknown_like(*open, {subject}), flow);
            return flow;
        });
    } catch (const Thrown&) {
        if (inside->uncertain_since == 0) throw;
        ++risks_;
        return Flow::normal;
    }
}

}  // namespace parser
