#include "diff/change.h"

#include <array>

namespace diff {
namespace {

constexpr auto warning = Level::warning;
constexpr auto info = Level::info;

constexpr std::array table = {
#define CHANGE(id, name, mirror, breaks, level, summary) \
    Kind{Id::id, name, Id::mirror, breaks, level, summary},
#include "diff/kinds.def"
#undef CHANGE
};

}  // namespace

std::span<const Kind> kinds() {
    return table;
}

const Kind& kind(Id id) {
    return table[static_cast<std::size_t>(id)];
}

Answer worse(Answer a, Answer b) {
    if (a == Answer::no || b == Answer::no) return Answer::no;
    return a == Answer::unknown ? a : b;
}

bool asks(Compat compat, Direction direction) {
    return compat == Compat::full || (compat == Compat::backward) == (direction == Direction::backward);
}

Answer answer(const Verdict& verdict, Compat compat) {
    Answer all = Answer::yes;
    if (asks(compat, Direction::backward)) all = worse(all, verdict.backward);
    if (asks(compat, Direction::forward)) all = worse(all, verdict.forward);
    return all;
}

bool is_open(const Verdict& verdict, Compat compat) {
    return (asks(compat, Direction::backward) && verdict.backward == Answer::unknown) ||
           (asks(compat, Direction::forward) && verdict.forward == Answer::unknown);
}

std::string_view to_string(Effect effect) {
    switch (effect) {
        case Effect::neutral: return "neutral";
        case Effect::widens: return "widens";
        case Effect::narrows: return "narrows";
        case Effect::reshapes: return "reshapes";
        case Effect::unknown: return "unknown";
    }
    return {};
}

}  // namespace diff
