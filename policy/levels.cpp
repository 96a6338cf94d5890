#include "policy/levels.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "diagnostics/nearest.h"
#include "schema/property.h"

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

std::vector<diff::Problem> unused_overrides(const Policy& policy,
                                            const std::vector<const schema::Schema*>& schemas) {
    std::vector<diff::Problem> problems;
    for (const Levels& some : policy.levels) {
        const auto may_have = [&](const std::string& path) {
            return std::any_of(schemas.begin(), schemas.end(), [&](const schema::Schema* one) {
                return schema::may_have(*one, some.table, path);
            });
        };
        if (some.table.empty() || may_have(some.path)) continue;
        std::vector<std::string_view> tables;
        for (const schema::Schema* one : schemas) {
            for (const schema::Table& table : one->tables) tables.push_back(table.name);
        }
        const std::string what = may_have("")
                                     ? fmt::format("nothing is at `{}` in `{}`", some.path, some.table)
                                     : fmt::format("there is no table `{}`{}", some.table,
                                                   diagnostics::did_you_mean(some.table, tables));
        problems.push_back(diff::problem(diff::RuleId::override_unused, {std::nullopt, "", "", some.span},
                                         some.table + " " + some.path,
                                         fmt::format("an override has no effect: {}", what),
                                         "name what is there, or remove the override"));
    }
    return problems;
}

}  // namespace policy
