#pragma once

#include <string>
#include <vector>

#include "cli/tree.h"
#include "diff/change.h"
#include "emit/plan.h"
#include "parser/parse.h"
#include "planner/plan.h"
#include "schema/bridge.h"

namespace cli {

// What is to be done in the background.
struct StagingWanted {
    std::vector<std::string> large_tables;  // whose new indexes are staged in phase 1
    bool validators = false;                // the new ones, between backfill and narrow

    bool is_any() const { return validators || !large_tables.empty(); }
};

// The new schema: what was read, and the files it is to be edited in.
struct Editable {
    const parser::Parsed& parsed;
    Tree& files;
};

// The edits of the schema's own files. What is staged is added to `options`. Throws `Refused` if something
// cannot be staged that was asked for by name.
emit::SchemaEdits schema_edits(const parser::Parsed& before, const Editable& after,
                               const diff::Changes& changes, const schema::Bridge& bridge,
                               const StagingWanted& wanted, planner::Options& options);

}  // namespace cli
