#pragma once

#include <vector>

#include "diff/change.h"
#include "planner/plan.h"
#include "schema/schema.h"
#include "schema/value.h"

namespace emit {

// Documents of a table for the test of its backfill: of the old schema, of the bridge, and those that changes
// are shown by. Left out are those that neither schema takes and that have lost a value.
std::vector<schema::Value> test_documents(const planner::TableBackfill& backfill, const schema::Schema& before,
                                          const schema::Schema& after, const schema::Schema& bridge,
                                          const diff::Changes& changes, std::size_t limit);

}  // namespace emit
