#pragma once

#include <string>
#include <vector>

#include "cli/plan_folder.h"
#include "cli/tree.h"
#include "parser/parse.h"
#include "policy/waive.h"

namespace cli {

// What was found, as it is seen by those who carry out a plan: which phase of the plan in `folder` the step
// from `before` to `after` is, by what the schemas are: the widen phase must have no stubs left; in the
// narrow phase what breaks is a warning, and a proof is due. `files` are those that `after` is from. Throws
// `Refused` if there is no plan in the folder.
policy::Findings state_of_plan(const PlanName& folder, const schema::Schema& before, parser::Parsed& after,
                               Tree* files, policy::Findings found);

}  // namespace cli
