#include "parser/evaluator.h"

namespace parser {

Value Evaluator::join(Value a, Value b, UnknownId cause) {
    if (a == b) return a;
    return unknown_like(cause, {a, b});
}

// A place in what was made back then: it may now hold `value` instead of what it holds.
void Evaluator::absorb(Value& place, Value value, Epoch made) {
    if (place == value) return;
    if (place.is_unknown()) return escape(value, place.as_unknown());
    surroundings_.note_taint(made);
    place = join(place, value, surroundings_.cause());
}

// An object or array, made back then, that may now hold `value` besides what it holds.
void Evaluator::open_up(std::optional<UnknownId>& open, Value value, Epoch made) {
    if (open) return escape(value, *open);
    surroundings_.note_taint(made);
    open = unknown_like(surroundings_.cause(), {value}).as_unknown();
}

// The value of one of two expressions, and it is not known of which.
Value Evaluator::either(UnknownId cause, const std::function<Value()>& one,
                        const std::function<Value()>& other) {
    const auto attempt = [&](const std::function<Value()>& evaluate_it) -> std::optional<Value> {
        const Inside branch(surroundings_, cause);
        try {
            return evaluate_it();
        } catch (const Thrown&) {
            ++risks_;
            return std::nullopt;
        }
    };
    const std::optional<Value> first = attempt(one);
    // Where the one throws, only the other can go on.
    if (!first) return other();
    const std::optional<Value> second = attempt(other);
    return second ? join(*first, *second, cause) : *first;
}

Evaluator::Branch Evaluator::run_branch(UnknownId cause, const std::function<Flow()>& run) {
    const Inside branch(surroundings_, cause);
    try {
        const Flow flow = run();
        return {flow, returned_, std::nullopt};
    } catch (const Thrown& thrown) {
        ++risks_;
        return {Flow::normal, Value{}, thrown};
    }
}

// How a statement ends of whose two branches one is taken.
Flow Evaluator::settle(const Branch& one, const Branch& other, UnknownId cause) {
    if (one.thrown && other.thrown) throw Thrown(*one.thrown);
    if (one.thrown || other.thrown) {
        const Branch& goes_on = one.thrown ? other : one;
        returned_ = goes_on.returned;
        return goes_on.flow;
    }
    if (one.flow == other.flow) {
        if (one.flow == Flow::returned) returned_ = join(one.returned, other.returned, cause);
        return one.flow;
    }
    for (const Branch* branch : {&one, &other}) {
        if (branch->flow != Flow::normal) surroundings_.maybe_leave(branch->flow, branch->returned, cause);
    }
    return Flow::normal;
}

}  // namespace parser
