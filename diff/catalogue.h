#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"

// Everything that schemaplan can find, in one list: what `kinds.def`, `rules.def` and `ids.def` say.
namespace diff {

enum class Sort : std::uint8_t { change, rule, diagnostic };

std::string_view to_string(Sort sort);

struct Entry {
    std::string_view id;
    Sort sort;
    diagnostics::Level level;
    std::optional<diagnostics::Level> otherwise;  // of a change that can break documents: if it breaks none
    bool enforced = false;  // Convex refuses a push because of it; of a change, while it breaks a document
    std::string_view summary;
    std::optional<std::string_view> mirror;
};

// The changes, then the rules, then the diagnostics, each in the order of its table.
std::vector<Entry> catalogue();

}  // namespace diff
