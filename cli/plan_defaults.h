#pragma once

#include <string>
#include <vector>

#include "cli/sides.h"
#include "planner/backfill.h"
#include "schema/bridge.h"

namespace cli {

// The values that comments `@default` of the new schema give to fields that the bridge loosens, and those
// that the command line gives: `users.plan="free"`. Throws `Refused` for one that is not what its field
// takes.
planner::Defaults read_defaults(const parser::Parsed& after, const schema::Bridge& bridge,
                                const std::vector<std::string>& given);

}  // namespace cli
