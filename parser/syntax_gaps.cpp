#include "parser/syntax_gaps.h"

#include <algorithm>
#include <regex>

namespace parser::syntax {
namespace {

struct Known {
    std::string_view start;
    std::regex pattern;  // from there on; the group is the gap
    char instead = ' ';
    std::string_view within;
};

const std::vector<Known>& known() {
    static const std::vector<Known> all = [] {
        std::vector<Known> rows;
        const auto add = [&](std::string_view start, const char* pattern, char instead = ' ',
                             std::string_view within = "") {
            rows.push_back({start, std::regex(pattern), instead, within});
        };
        add("export", R"((export\s+type\s*\*\s*(?:as\s+[\w$]+\s*)?from\s*(?:"[^"\n]*"|'[^'\n]*')\s*;?))");
        add("export", R"(export\s+default\s+(abstract)\s+class\b)");
        add("import", R"((import\s*\(\s*(?:"[^"\n]*"|'[^'\n]*')\s*\)\s*\.)\s*[\w$]+\s*(?:\.\s*[\w$]+\s*)*<)");
        add("typeof", R"((typeof\s+import\s*\(\s*(?:"[^"\n]*"|'[^'\n]*')\s*\))\s*>)", '0', "type_arguments");
        for (const std::string_view before : {"<", ","}) {
            add(before, R"(.\s*((?:in\s+out|in|out)\s+)[A-Za-z_$][\w$]*\s*(?:[,>=]|extends\b))", ' ',
                "type_parameters");
        }
        add("static", R"((static)\s+\[\s*[\w$]+\s*:)", ' ', "class_body");
        // Members of a type, with no `;` between them.
        add("\n", R"((\n)(?:\s*(?://[^\n]*\n|/\*(?:[^*]|\*(?!/))*\*/))*\s*<(?:const\s+)?[A-Za-z_$])", ';',
            "interface_body object_type");
        return rows;
    }();
    return all;
}

bool is_word(char one) {
    return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') || (one >= '0' && one <= '9') ||
           one == '_' || one == '$';
}

// Whether this is the end of a type, and not of a line in the midst of one.
bool may_end_a_member(std::string_view before) {
    const std::size_t last = before.find_last_not_of(" \t\r\n");
    if (last == std::string_view::npos || before.substr(0, last + 1).ends_with("=>")) return false;
    const char end = before[last];
    return std::string_view(">])}\"'`").find(end) != std::string_view::npos || is_word(end);
}

// How far a gap is looked at.
constexpr std::size_t reach = 300;

}  // namespace

std::vector<Gap> gaps_in(std::string_view text) {
    std::vector<Gap> gaps;
    for (const Known& one : known()) {
        for (std::size_t at = text.find(one.start); at != std::string_view::npos;
             at = text.find(one.start, at + 1)) {
            std::cmatch match;
            const std::string_view part = text.substr(at, reach);
            if (!std::regex_search(part.data(), part.data() + part.size(), match, one.pattern,
                                   std::regex_constants::match_continuous)) {
                continue;
            }
            if (one.instead == ';' && !may_end_a_member(text.substr(0, at))) continue;
            const std::size_t begin = at + static_cast<std::size_t>(match.position(1));
            gaps.push_back(
                {begin, begin + static_cast<std::size_t>(match.length(1)), one.instead, one.within});
        }
    }
    return gaps;
}

}  // namespace parser::syntax
