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
