#include "parser/syntax_gaps.h"

#include <algorithm>
#include <regex>

namespace parser::syntax {
namespace {

struct Known {
    const char* keyword;  // that it starts with
    const char* pattern;  // from there on; the group is what to leave out
};

constexpr Known known[] = {
    {"export", R"((export\s+type\s*\*\s*(?:as\s+[\w$]+\s*)?from\s*(?:"[^"\n]*"|'[^'\n]*')\s*;?))"},
    {"export", R"(export\s+default\s+(abstract)\s+class\b)"},
    {"import", R"((import\s*\(\s*(?:"[^"\n]*"|'[^'\n]*')\s*\)\s*\.)\s*[\w$]+\s*(?:\.\s*[\w$]+\s*)*<)"},
};

// A mistake is found at most so far after the start of what is not known.
constexpr std::size_t reach = 300;

}  // namespace

std::optional<Gap> gap_at(std::string_view text, std::size_t at) {
    const std::size_t from = at < reach ? 0 : at - reach;
    const std::size_t to = std::min(text.size(), at + reach);
    for (const Known& one : known) {
        const std::size_t start = text.rfind(one.keyword, at);
        if (start == std::string_view::npos || start < from) continue;
        std::cmatch match;
        const std::regex pattern(one.pattern);
        const bool is_it = std::regex_search(text.data() + start, text.data() + to, match, pattern,
                                             std::regex_constants::match_continuous);
        if (!is_it || start + static_cast<std::size_t>(match.length()) < at) continue;
        const std::size_t begin = start + static_cast<std::size_t>(match.position(1));
        return Gap{begin, begin + static_cast<std::size_t>(match.length(1))};
    }
    return std::nullopt;
}

}  // namespace parser::syntax
