#pragma once

#include <vector>

#include "planner/table_operations.h"
#include "schema/path.h"

namespace planner {

// The places whose values are asked for as a whole, since no look at a value tells which member of a union it
// is, or whether it is an old one. The operations there are taken out of `operations`.
std::vector<schema::Path> take_untold(TableOperations& operations);

}  // namespace planner
