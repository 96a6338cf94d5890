#pragma once

#include <vector>

#include "diff/change.h"
#include "diff/problem.h"
#include "schema/schema.h"

namespace diff {

// Comments `@renamed` that make nothing one change, and fields and tables that look renamed.
void check_renames(const schema::Schema& before, const schema::Schema& after, const Changes& changes,
                   std::vector<Problem>& problems);

}  // namespace diff
