#pragma once

#include <vector>

#include "planner/backfill.h"
#include "schema/bridge.h"

namespace planner {

// What has to be done to the documents of each table so that all that the bridge takes fits `after`, in the
// order of its tables. A value is made up only where it is certain: what a comment or a default says, what
// keeps the value. Everything else is asked for.
std::vector<TableBackfill> backfills(const schema::Schema& before, const schema::Schema& after,
                                     const schema::Bridge& bridge, const Defaults& defaults);

}  // namespace planner
