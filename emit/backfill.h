#pragma once

#include <string>

#include "planner/plan.h"
#include "schema/schema.h"

namespace emit {

// The module that runs a plan's backfill on `@convex-dev/migrations`, mounted as `component`: one migration
// for each table, and `run`, which runs them in order. None of it is formatted by hand afterwards.
std::string backfill_module(const planner::Plan& plan, const schema::Schema& before,
                            const schema::Schema& after, const std::string& component);

}  // namespace emit
