#include "policy/judge.h"

#include <algorithm>

namespace policy {

using diff::Answer;

bool fails(const Policy& policy, diagnostics::Level level) {
    return level <= policy.fail_on;
}

bool fails(const Policy& policy, const diff::Changes& changes, const diff::TableVerdict& table) {
    if (is_open(table.verdict, policy.compat)) return true;
    if (answer(table.verdict, policy.compat) != Answer::no) return false;
    if (table.is_cut) return true;  // what is not listed is not waived
    const auto is_to_blame = [&](const diff::Change& change) {
        return change.breaking && (!change.table || change.table == table.table);
    };
    return std::none_of(changes.changes.begin(), changes.changes.end(), is_to_blame);
}

bool fails(const Policy& policy, const diff::Changes& changes, const std::vector<diff::Problem>& problems) {
    const auto is_found = [&](const auto& finding) {
        return !finding.waived && fails(policy, finding.level);
    };
    return is_open(changes.verdict, policy.compat) ||
           std::any_of(changes.changes.begin(), changes.changes.end(), is_found) ||
           std::any_of(problems.begin(), problems.end(), is_found) ||
           std::any_of(changes.tables.begin(), changes.tables.end(),
                       [&](const diff::TableVerdict& table) { return fails(policy, changes, table); });
}

}  // namespace policy
