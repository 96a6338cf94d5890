#include "diagnostics/nearest.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <vector>

namespace diagnostics {

std::size_t edits_between(std::string_view a, std::string_view b) {
    // One row of the table of all beginnings of `a` against all beginnings of `b` after the other.
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

std::optional<std::string_view> nearest(std::string_view name, std::span<const std::string_view> names) {
    // A third of the letters may be wrong; of three letters one, of more at least two.
    std::size_t most = name.size() <= 3 ? 2 : std::max<std::size_t>(2, name.size() / 3) + 1;
    std::optional<std::string_view> found;
    for (const std::string_view one : names) {
        const std::size_t difference = std::max(name.size(), one.size()) - std::min(name.size(), one.size());
        if (difference >= most) continue;
        const std::size_t edits = edits_between(name, one);
        if (edits >= most) continue;
        most = edits;
        found = one;
    }
    return found;
}

std::string did_you_mean(std::string_view name, std::span<const std::string_view> names) {
    constexpr std::size_t longest = 200;  // which no name is, and the work grows with the square
    if (name.size() < 2 || name.size() > longest) return {};
    const auto found = nearest(name, names);
    return found && *found != name ? fmt::format("; did you mean `{}`?", *found) : "";
}

}  // namespace diagnostics
