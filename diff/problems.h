#pragma once

#include <vector>

#include "diff/change.h"
#include "diff/problem.h"
#include "schema/schema.h"

namespace diff {

// Why Convex refuses a push of `schema`, whatever documents there are: the rules of convex.md, 4.4.
// Nothing is claimed of a part that is unknown.
std::vector<Problem> refusals(const schema::Schema& schema);

// The refusals of `after`, and what else of it there is to know, in the order of its tables.
std::vector<Problem> problems(const schema::Schema& before, const schema::Schema& after,
                              const Changes& changes);

}  // namespace diff
