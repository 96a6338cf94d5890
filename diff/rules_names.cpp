#include "diff/rules_names.h"

#include <fmt/format.h>

#include <algorithm>

namespace diff {
namespace {

constexpr std::size_t longest = 64;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

std::optional<std::string> why_invalid(std::string_view name) {
    if (name.empty()) return "is empty";
    const auto is_allowed = [](char c) { return is_letter(c) || is_digit(c) || c == '_'; };
    if (!std::all_of(name.begin(), name.end(), is_allowed))
        return "has other characters than letters, digits and `_`";
    if (is_digit(name.front())) return "starts with a digit";
    if (std::all_of(name.begin(), name.end(), [](char c) { return c == '_'; })) return "is only `_`";
    if (name.size() > longest) return fmt::format("is longer than {} characters", longest);
    return std::nullopt;
}

void check_table_name(const schema::Table& table, std::vector<Problem>& problems) {
    const Spot spot = {table.name, "", "", table.span};
    if (const auto why = why_invalid(table.name)) {
        problems.push_back(problem(RuleId::table_name_invalid, spot, "",
                                   fmt::format("table `{}` has a name that {}", table.name, *why),
                                   "start with a letter; use letters, digits and `_`, 64 at most"));
    } else if (table.name.starts_with('_')) {
        problems.push_back(
            problem(RuleId::table_name_reserved, spot, "",
                    fmt::format("table `{}` has a name that starts with `_`, as those of Convex itself do",
                                table.name),
                    "start the name with a letter"));
    }
}

}  // namespace diff
