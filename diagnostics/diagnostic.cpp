#include "diagnostics/diagnostic.h"

#include <array>

namespace diagnostics {
namespace {

constexpr auto error = Level::error;
constexpr auto warning = Level::warning;
constexpr auto info = Level::info;

constexpr std::array table = {
#define DIAGNOSTIC(id, name, level, summary) Kind{Id::id, name, level, summary},
#include "diagnostics/ids.def"
#undef DIAGNOSTIC
};

}  // namespace

std::string_view to_string(Level level) {
    switch (level) {
        case Level::error: return "error";
        case Level::warning: return "warning";
        case Level::info: return "info";
    }
    return {};
}

std::span<const Kind> kinds() {
    return table;
}

const Kind& kind(Id id) {
    return table[static_cast<std::size_t>(id)];
}

}  // namespace diagnostics
