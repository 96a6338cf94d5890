#pragma once

#include <vector>

#include "diagnostics/diagnostic.h"
#include "diff/change.h"
#include "diff/problem.h"
#include "policy/policy.h"

namespace policy {

// Whether a check fails: for a finding of the level that is asked for or a worse one; for a verdict that is
// unknown; and for a table that breaks where no change is to blame.
bool fails(const Policy& policy, const diff::Changes& changes, const std::vector<diff::Problem>& problems);

}  // namespace policy
