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

// The same of one new schema and several old ones, with what is waived marked, and with what is wrong with
// the waivers as problems of each: those that waive nothing in any of them, that expired, or that do not
// say why. Such a waiver waives nothing, and none waives what Convex refuses whatever is stored.
std::vector<Findings> waived(const Policy& policy, const schema::Schema& after, std::vector<Findings> runs);

}  // namespace policy
