#pragma once

#include <vector>

#include "diagnostics/diagnostic.h"
#include "diff/change.h"
#include "diff/problem.h"
#include "policy/policy.h"

// When a check fails.
namespace policy {

// Because of a finding of this level, if it is not waived.
bool fails(const Policy& policy, diagnostics::Level level);

// Because of what became of a table's documents: it is unknown, or they break, and no change that is listed
// says so.
bool fails(const Policy& policy, const diff::Changes& changes, const diff::TableVerdict& table);

// Because of any of it.
bool fails(const Policy& policy, const diff::Changes& changes, const std::vector<diff::Problem>& problems);

}  // namespace policy
