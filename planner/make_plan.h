#pragma once

#include "diff/change.h"
#include "planner/plan.h"

namespace planner {

// The plan from `before` to `after`, which are fully known; `changes` are those from the one to the other. It
// is empty, if every document that the old schema takes, the new one takes too.
Plan make_plan(const schema::Schema& before, const schema::Schema& after, const diff::Changes& changes,
               schema::Bridge bridge, const Defaults& defaults);

}  // namespace planner
