#include "diff/problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "schema/digest.h"

namespace diff {
namespace {

constexpr auto error = Level::error;
constexpr auto warning = Level::warning;
constexpr auto info = Level::info;

constexpr std::array table = {
#define RULE(id, name, level, enforced, summary) Rule{RuleId::id, name, level, enforced, summary},
#include "diff/rules.def"
#undef RULE
};

}  // namespace

std::span<const Rule> rules() {
    return table;
}

const Rule& rule(RuleId id) {
    return table[static_cast<std::size_t>(id)];
}

Problem problem(RuleId id, const Spot& spot, std::string_view what, std::string message,
                std::optional<std::string> fix) {
    const std::uint64_t fingerprint = schema::digest_of(
        fmt::format("{} {} {} {}", rule(id).name, spot.table.value_or("-"), spot.stable_path, what));
    return {id,        rule(id).level, spot.table, spot.path, std::move(message),
            spot.span, std::move(fix), fingerprint};
}

bool refuses_push(const std::vector<Problem>& problems) {
    return std::any_of(problems.begin(), problems.end(),
                       [](const Problem& one) { return rule(one.id).enforced; });
}

}  // namespace diff
