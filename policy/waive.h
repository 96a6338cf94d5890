#pragma once

#include <vector>

#include "diff/change.h"
#include "diff/problem.h"
#include "policy/policy.h"
#include "schema/schema.h"

namespace policy {

// What was found between one old schema and the new one.
struct Findings {
    diff::Changes changes;
    std::vector<diff::Problem> problems;
};

// Whether a waiver can be for it: a push is refused all the same for what Convex enforces, and what is wrong
// with a configuration is mended where that is written.
bool can_be_waived(diff::RuleId id);

// The same of one new schema and several old ones, with what is waived marked, and with what is wrong with
// the waivers as problems of each: those that waive nothing in any of them, that expired, or that do not
// say why. Such a waiver waives nothing, and none waives what Convex refuses whatever is stored. Places are
// in `sources`.
std::vector<Findings> waived(const Policy& policy, const schema::Schema& after,
                             const diagnostics::Sources& sources, std::vector<Findings> runs);

}  // namespace policy
