#pragma once

#include <vector>

#include "diff/change.h"
#include "diff/problem.h"
#include "policy/policy.h"

// Findings at the levels that a policy gives them; where it says nothing, at those they have. Problems of
// which nothing is to be said are left out.
namespace policy {

diff::Changes with_levels(const Policy& policy, diff::Changes changes);
std::vector<diff::Problem> with_levels(const Policy& policy, std::vector<diff::Problem> problems);

}  // namespace policy
