#pragma once

#include <string>
#include <vector>

#include "planner/plan.h"
#include "schema/schema.h"

namespace emit {

// What the generated files call what is around them.
struct ModuleNames {
    std::string component;  // the migrations component, in `components`
    std::string schema;     // the schema file, without its extension
};

struct BackfillModule {
    std::string text;
    std::vector<std::string> migrations;  // that it exports, in the order they run
    std::vector<std::string> stubs;       // functions in it that throw until a person writes them
};

// The module that runs a plan's backfill on `@convex-dev/migrations`: one migration for each table, and
// `run`, which runs them in order.
BackfillModule backfill_module(const planner::Plan& plan, const schema::Schema& before,
                               const schema::Schema& after, const ModuleNames& around);

}  // namespace emit
