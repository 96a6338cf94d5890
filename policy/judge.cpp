#include "policy/judge.h"

#include <algorithm>

namespace policy {

bool fails(const Policy& policy, const diff::Changes& changes, const std::vector<diff::Problem>& problems) {
    const auto counts = [&](const auto& finding) { return finding.level <= policy.fail_on; };
    if (std::any_of(changes.changes.begin(), changes.changes.end(), counts)) return true;
    if (std::any_of(problems.begin(), problems.end(), counts)) return true;
    if (is_open(changes.verdict, policy.compat)) return true;
    return std::any_of(changes.tables.begin(), changes.tables.end(), [&](const diff::TableVerdict& table) {
        if (answer(table.verdict, policy.compat) != diff::Answer::no) return false;
        return std::none_of(changes.changes.begin(), changes.changes.end(), [&](const diff::Change& change) {
            return change.breaking && (!change.table || change.table == table.table);
        });
    });
}

}  // namespace policy
