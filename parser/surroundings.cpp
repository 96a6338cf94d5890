#include "parser/surroundings.h"

namespace parser {

void Surroundings::maybe_leave(Flow flow, Value returned, UnknownId cause) {
    using enum Surrounding::Kind;
    for (auto surrounding = all_.rbegin(); surrounding != all_.rend(); ++surrounding) {
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
    update();
}

void Surroundings::note_taint(Epoch made) {
    for (Turn& turn : turns_) {
        if (made < turn.since) turn.has_tainted = true;
    }
}

// What counts is the innermost part that may not happen: it began last.
void Surroundings::update() {
    uncertain_since_ = 0;
    for (const Surrounding& surrounding : all_) {
        if (surrounding.uncertain_since <= uncertain_since_) continue;
        uncertain_since_ = surrounding.uncertain_since;
        cause_ = surrounding.cause;
    }
}

Inside::Inside(Surroundings& surroundings, UnknownId cause)
    : surroundings_(surroundings), index_(surroundings.all_.size()) {
    surroundings.all_.push_back({Surrounding::Kind::branch, ++surroundings.epoch_, cause});
    surroundings.update();
}

Inside::Inside(Surroundings& surroundings, Surrounding::Kind kind)
    : surroundings_(surroundings), index_(surroundings.all_.size()) {
    surroundings.all_.push_back({kind});
}

Inside::~Inside() {
    surroundings_.all_.resize(index_);
    surroundings_.update();
}

Watch::Watch(Surroundings& surroundings) : surroundings_(surroundings), index_(surroundings.turns_.size()) {
    surroundings.turns_.push_back({++surroundings.epoch_});
}

Watch::~Watch() {
    surroundings_.turns_.resize(index_);
}

}  // namespace parser
