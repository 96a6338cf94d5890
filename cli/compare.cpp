#include "cli/compare.h"

#include "diff/compare.h"
#include "diff/problems.h"

namespace cli {

Comparison compare(const ReadSchema& before, const ReadSchema& after, const policy::Policy& policy) {
    diff::Changes changes = diff::compare(*before.parsed.schema, *after.parsed.schema, policy.compat);
    std::vector<diff::Problem> problems =
        diff::problems(*before.parsed.schema, *after.parsed.schema, changes);
    return {before, after, policy, std::move(changes), std::move(problems)};
}

}  // namespace cli
