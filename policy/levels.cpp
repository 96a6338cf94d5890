#include "policy/levels.h"

#include <string_view>

namespace policy {
namespace {

// Whether a path is that of a place, or of something in it.
bool is_within(std::string_view path, std::string_view place) {
    if (!path.starts_with(place)) return false;
    const std::string_view rest = path.substr(place.size());
    return place.empty() || rest.empty() || std::string_view(".[{|").find(rest.front()) != rest.npos;
}

// What is said of a finding, last; nothing, if it is not named.
template <class Finding>
const std::optional<Level>* level_of(const Policy& policy, std::string_view id, const Finding& finding) {
    const std::optional<Level>* level = nullptr;
    for (const Levels& some : policy.levels) {
        if (!some.table.empty() && some.table != finding.table) continue;
        if (!is_within(finding.path, some.path)) continue;
        const auto named = some.by_id.find(std::string(id));
        if (named != some.by_id.end()) level = &named->second;
    }
    return level;
}

}  // namespace

diff::Changes with_levels(const Policy& policy, diff::Changes changes) {
    for (diff::Change& change : changes.changes) {
        const auto* level = level_of(policy, diff::kind(change.id).name, change);
        if (level != nullptr && *level) change.level = **level;
    }
    return changes;
}

std::vector<diff::Problem> with_levels(const Policy& policy, std::vector<diff::Problem> problems) {
    std::erase_if(problems, [&](diff::Problem& problem) {
        const auto* level = level_of(policy, diff::rule(problem.id).name, problem);
        if (level != nullptr && *level) problem.level = **level;
        return level != nullptr && !*level;
    });
    return problems;
}

}  // namespace policy
