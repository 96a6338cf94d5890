#pragma once

#include <string>

#include "diff/change.h"
#include "emit/backfill.h"
#include "planner/plan.h"
#include "schema/schema.h"

namespace emit {

// The test of a plan's backfill, for vitest and convex-test with the real component: documents of every shape
// are rewritten, fit, and stay as they are when it runs again or was interrupted.
std::string backfill_test(const planner::Plan& plan, const schema::Schema& before, const schema::Schema& after,
                          const diff::Changes& changes, const ModuleNames& names);

}  // namespace emit
