#include <algorithm>

#include "parser/evaluator.h"

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
        const Watch turn(*this);
        const Branch branch = run_branch(cause, run);
        if (branch.flow == Flow::returned) maybe_leave(Flow::returned, branch.returned, cause);
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
    ScopeId current = heap_.add(Scope{scope, epoch_, {}, nullptr});
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
    Inside inside(*this, Surrounding::Kind::loop);
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
            const Watch turn(*this);
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
    if (node(id).op == Operator::in) {
        for (const Property& property : own_properties(subject, span(id), open)) {
            items.push_back(Value::string(property.name));
        }
    } else {
        items = iterate(subject, span(id), open);
    }
    // What is added to an array, set or map while it is gone through is reached too.
    const bool is_live = node(id).op == Operator::of && !open;
    std::vector<Value> visited;  // of a set or map
    // Nothing that was there before `i` has been deleted, or else what is there is searched.
    const auto next_of = [&](const auto& cell, const auto& key_of, std::size_t i) {
        const auto is_new = [&](const auto& one) {
            spend(1 + visited.size() / 16, span(id));
            return std::find(visited.begin(), visited.end(), key_of(one)) == visited.end();
        };
        const bool is_as_it_was = i <= cell.size() && (i == 0 || key_of(cell[i - 1]) == visited.back());
        const auto found = is_as_it_was ? cell.begin() + static_cast<std::ptrdiff_t>(i)
                                        : std::find_if(cell.begin(), cell.end(), is_new);
        if (found != cell.end()) visited.push_back(key_of(*found));
        return found;
    };
    const auto next = [&](std::size_t i) -> std::optional<Value> {
        if (const auto* array = heap_.as<ArrayCell>(subject); array != nullptr && is_live) {
            return i < array->items.size() ? std::optional(array->items[i]) : std::nullopt;
        }
        if (const auto* set = heap_.as<SetCell>(subject); set != nullptr && is_live) {
            const auto found = next_of(
                set->items, [](Value one) { return one; }, i);
            return found == set->items.end() ? std::nullopt : std::optional(*found);
        }
        if (const auto* map = heap_.as<MapCell>(subject); map != nullptr && is_live) {
            const auto found = next_of(
                map->entries, [](const auto& one) { return one.first; }, i);
            return found == map->entries.end()
                       ? std::nullopt
                       : std::optional(array({found->first, found->second}, span(id)));
        }
        return i < items.size() ? std::optional(items[i]) : std::nullopt;
    };
    Inside inside(*this, Surrounding::Kind::loop);
    const auto run = [&](Value item, Flow& result) {
        const ScopeId turn = heap_.add(Scope{scope, epoch_, {}, nullptr});
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
