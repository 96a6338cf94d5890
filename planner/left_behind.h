#pragma once

#include <string>
#include <vector>

#include "diff/change.h"
#include "planner/backfill.h"
#include "schema/bridge.h"
#include "schema/schema.h"

namespace planner {

// A field that is cleared, or in an object that is, and an optional one of its name that is new elsewhere in
// the table: nothing tells that its values belong there. Paths, as a report writes them.
struct LeftBehind {
    std::string from;
    std::string to;
};

// Those of a table. A new field that takes its values from elsewhere is none.
std::vector<LeftBehind> left_behind(const TableBackfill& backfill, const schema::Bridge& bridge,
                                    const schema::Schema& before, const schema::Schema& after,
                                    const diff::Changes& changes);

}  // namespace planner
