#pragma once

#include <vector>

#include "diff/change.h"
#include "diff/problem.h"
#include "policy/policy.h"
#include "schema/schema.h"

// Findings at the levels that a policy gives them; where it says nothing, at those they have. Problems of
// which nothing is to be said are left out.
namespace policy {

diff::Changes with_levels(const Policy& policy, diff::Changes changes);
std::vector<diff::Problem> with_levels(const Policy& policy, std::vector<diff::Problem> problems);

// Those of a configuration that are for a place which none of the schemas has.
std::vector<diff::Problem> unused_overrides(const Policy& policy,
                                            const std::vector<const schema::Schema*>& schemas);

}  // namespace policy
