#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "diagnostics/source.h"

// What was wrong with an input, as data: bad input never throws across a module.
namespace diagnostics {

enum class Level : std::uint8_t { error, warning, info };

std::string_view to_string(Level level);

// One row of `ids.def` each.
enum class Id : std::uint8_t {
#define DIAGNOSTIC(id, name, level, summary) id,
#include "diagnostics/ids.def"
#undef DIAGNOSTIC
};

// The facts about a kind of diagnostic; the text of one is written where it is raised.
struct Kind {
    Id id;
    std::string_view name;  // kebab-case, stable
    Level level;
    std::string_view summary;
};

std::span<const Kind> kinds();
const Kind& kind(Id id);

// `message` starts lower case, ends without a full stop, says what was found and then what to do.
struct Diagnostic {
    Id id{};
    std::string message;
    std::optional<Span> span;  // none: the input as a whole

    friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

}  // namespace diagnostics
