#pragma once

#include "planner/backfill.h"
#include "schema/schema.h"

namespace planner {

// The most documents of a table that a mutation can read, read again and write within Convex's limits,
// however heavy they are; never more than the component's own default.
Batch batch_of(const schema::Schema& schema, const schema::Table& table);

}  // namespace planner
