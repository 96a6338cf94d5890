#pragma once

#include "diff/change.h"
#include "planner/plan.h"

namespace planner {

// Whether there are documents to rewrite: whether a bridge is more than what is kept for the sake of order.
bool is_needed(const schema::Bridge& bridge);

// The plan from one schema to another, both fully known, by their bridge. It is empty if that is
// not needed, and no index is staged. `changes` are those between the two.
Plan make_plan(const schema::Schema& before, const schema::Schema& after, const diff::Changes& changes,
               schema::Bridge bridge, const Options& options);

}  // namespace planner
