#pragma once

#include <string>
#include <vector>

#include "emit/backfill.h"
#include "emit/plan_documents.h"
#include "planner/plan.h"
#include "schema/schema.h"

namespace emit {

// The test of a plan's backfill, for vitest and convex-test with the real component: documents of every shape
// are rewritten, fit, and stay as they are when it runs again or was interrupted; what cannot be rewritten is
// an error that names the document and the place. `documents` has those of each table, in the order of the
// plan's backfills.
std::string backfill_test(const planner::Plan& plan, const schema::Schema& after,
                          const std::vector<TestDocuments>& documents, const ModuleNames& names);

// How many documents of a table differ in the test of a plan for so many tables.
std::size_t documents_for_each(std::size_t tables);

}  // namespace emit
