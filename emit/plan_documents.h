#pragma once

#include <optional>
#include <string>
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

// One that cannot be rewritten, whose error names a path.
struct ErrorDocument {
    schema::Value document;
    std::string path;
};

struct TestDocuments {
    std::vector<TestDocument> documents;
    std::vector<ErrorDocument> errors;
};

// Documents of a table: of the old schema, of the new one, of the bridge, and those that changes are shown
// by. Those that neither schema takes and that have lost a value are errors, and so are numbers that no int64
// is.
TestDocuments test_documents(const planner::TableBackfill& backfill, const schema::Schema& before,
                             const schema::Schema& after, const schema::Schema& bridge,
                             const diff::Changes& changes, std::size_t limit);

}  // namespace emit
