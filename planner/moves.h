#pragma once

#include <vector>

#include "planner/backfill.h"
#include "schema/path.h"

namespace planner {

// The places that a rewrite takes values from to put them elsewhere. Where there is one in both, a document
// has to hold the same in both.
std::vector<schema::Path> moved_from(const Rewrite& rewrite);

}  // namespace planner
