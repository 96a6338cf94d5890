#include "cli/compare.h"

#include "diff/compare.h"
#include "diff/problems.h"
#include "policy/levels.h"

namespace cli {

policy::Findings compare(const ReadSchema& before, const ReadSchema& after, const policy::Policy& policy) {
    diff::Changes changes = diff::compare(*before.parsed.schema, *after.parsed.schema, policy.compat);
    std::vector<diff::Problem> problems =
        diff::problems(*before.parsed.schema, *after.parsed.schema, changes);
    return {with_levels(policy, std::move(changes)), with_levels(policy, std::move(problems))};
}

}  // namespace cli
