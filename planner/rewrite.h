#pragma once

#include <optional>

#include "planner/backfill.h"
#include "schema/schema.h"
#include "schema/value.h"

namespace planner {

// What a backfill makes of a document of its table, which `after` names. None, if a person is asked for
// something, or if it is an error.
std::optional<schema::Value> rewritten(const TableBackfill& backfill, const schema::Schema& after,
                                       const schema::Value& document);

}  // namespace planner
