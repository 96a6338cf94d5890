#pragma once

#include <vector>

#include "diff/problem.h"
#include "diff/problems.h"
#include "schema/schema.h"

namespace diff {

// Adds what is wrong with the indexes of a table, of all kinds of them.
void check_indexes(const schema::Schema& schema, const schema::Table& table, const Limits& limits,
                   std::vector<Problem>& problems);

}  // namespace diff
