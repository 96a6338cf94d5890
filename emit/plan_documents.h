#pragma once

#include <optional>
#include <vector>

#include "diff/change.h"
#include "planner/plan.h"
#include "schema/schema.h"
#include "schema/value.h"

namespace emit {

// A document that a backfill is tested with, and what it has to become; none, if a person decides that.
struct TestDocument {
    schema::Value before;
    std::optional<schema::Value> after;
    bool is_changed = false;
};

// Documents of a table: of the old schema, of the new one, of the bridge, and those that changes are shown
// by. Left out are those that neither schema takes and that have lost a value.
std::vector<TestDocument> test_documents(const planner::TableBackfill& backfill, const schema::Schema& before,
                                         const schema::Schema& after, const schema::Schema& bridge,
                                         const diff::Changes& changes, std::size_t limit);

}  // namespace emit
