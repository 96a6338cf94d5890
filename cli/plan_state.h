#pragma once

#include <string>
#include <vector>

#include "cli/plan_folder.h"
#include "cli/tree.h"
#include "diff/change.h"
#include "diff/problem.h"
#include "parser/parse.h"

namespace cli {

// A comparison as it is seen by those who carry out a plan.
struct PlanState {
    diff::Changes changes;
    std::vector<diff::Problem> problems;
    bool is_narrow = false;  // of its last phase: what breaks is a warning
};

// Which phase of the plan in `folder` the step from `before` to `after` is, by what the schemas are: the
// widen phase must have no stubs left, the narrow phase has a proof due. `files` are those that `after` is
// from. Throws `Refused` if there is no plan in the folder.
PlanState state_of_plan(const PlanName& folder, const schema::Schema& before, parser::Parsed& after,
                        Tree* files, PlanState found);

}  // namespace cli
