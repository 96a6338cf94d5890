#pragma once

#include <optional>
#include <vector>

#include "planner/backfill.h"
#include "schema/path.h"

namespace planner {

// The places that a rewrite takes values from to put them elsewhere. Where there is one in both, a document
// has to hold the same in both.
std::vector<schema::Path> moved_from(const Rewrite& rewrite);
// The place that it puts a value to; none, if it makes an object of several.
std::optional<schema::Path> moved_to(const Rewrite& rewrite);

}  // namespace planner
