#include <algorithm>

#include "parser/evaluator.h"

namespace parser {

Evaluator::Inside::Inside(Evaluator& evaluator, UnknownId cause)
    : evaluator_(evaluator), index_(evaluator.surroundings_.size()) {
    evaluator.surroundings_.push_back({Surrounding::Kind::branch, ++evaluator.epoch_, cause, {}});
    evaluator.update_uncertain();
}

Evaluator::Inside::Inside(Evaluator& evaluator, Surrounding::Kind kind)
    : evaluator_(evaluator), index_(evaluator.surroundings_.size()) {
    evaluator.surroundings_.push_back({kind, 0, UnknownId{}, {}});
}

Evaluator::Inside::~Inside() {
    evaluator_.surroundings_.resize(index_);
    evaluator_.update_uncertain();
}

// What counts is the innermost part that may not happen: it began last.
void Evaluator::update_uncertain() {
    uncertain_since_ = 0;
    for (const Surrounding& surrounding : surroundings_) {
        if (surrounding.uncertain_since <= uncertain_since_) continue;
        uncertain_since_ = surrounding.uncertain_since;
        uncertain_cause_ = surrounding.cause;
    }
}

Value Evaluator::join(Value a, Value b, UnknownId cause) {
    if (a == b) return a;
    return unknown_like(cause, {a, b});
}

// Something made back then has become unknown.
void Evaluator::note_taint(Epoch made) {
    for (Turn& turn : turns_) {
        if (made < turn.since) turn.has_tainted = true;
    }
}

// A place in what was made back then: it may now hold `value` instead of what it holds.
void Evaluator::absorb(Value& place, Value value, Epoch made) {
    if (place == value) return;
    if (place.is_unknown()) return escape(value, place.as_unknown());
    note_taint(made);
    place = join(place, value, uncertain_cause_);
}

// An object or array, made back then, that may now hold `value` besides what it holds.
void Evaluator::open_up(std::optional<UnknownId>& open, Value value, Epoch made) {
    if (open) return escape(value, *open);
    note_taint(made);
    open = unknown_like(uncertain_cause_, {value}).as_unknown();
}

// The value of one of two expressions, and it is not known of which.
Value Evaluator::either(UnknownId cause, const std::function<Value()>& one,
                        const std::function<Value()>& other) {
    const auto attempt = [&](const std::function<Value()>& evaluate_it) -> std::optional<Value> {
        const Inside branch(*this, cause);
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
    const Inside branch(*this, cause);
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
        if (branch->flow != Flow::normal) maybe_leave(branch->flow, branch->returned, cause);
    }
    return Flow::normal;
}

// From here on, the rest of the function or loop may or may not happen.
void Evaluator::maybe_leave(Flow flow, Value returned, UnknownId cause) {
    using enum Surrounding::Kind;
    for (auto surrounding = surroundings_.rbegin(); surrounding != surroundings_.rend(); ++surrounding) {
        const bool is_left = surrounding->kind == function || surrounding->kind == loop ||
                             (surrounding->kind == switch_ && flow != Flow::continued);
        if (is_left) {
            surrounding->uncertain_since = ++epoch_;
            surrounding->cause = cause;
            if (surrounding->kind == function && flow == Flow::returned)
                surrounding->maybe_returned.push_back(returned);
        }
        const bool is_last = surrounding->kind == function || (is_left && flow != Flow::returned);
        if (is_last) break;
    }
    update_uncertain();
}

}  // namespace parser
