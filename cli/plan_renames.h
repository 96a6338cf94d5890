#pragma once

#include <vector>

#include "diagnostics/source.h"
#include "diff/change.h"
#include "diff/problem.h"
#include "schema/bridge.h"
#include "schema/schema.h"

namespace cli {

// Throws `Refused` where comments `@renamed` say what no plan can carry: values could be lost, or could not
// be told apart. `sources` are those of `after`, `bridge` and `problems` those of the pair.
void ask_for_names_to_plan(const diff::Changes& changes, const schema::Schema& after,
                           const schema::Bridge& bridge, const std::vector<diff::Problem>& problems,
                           const diagnostics::Sources& sources);

}  // namespace cli
