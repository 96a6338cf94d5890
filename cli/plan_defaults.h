#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/config_file.h"
#include "cli/sides.h"
#include "planner/backfill.h"
#include "schema/bridge.h"

namespace cli {

// The values for fields that the bridge loosens. The command line (`users.plan="free"`) counts before
// comments `@default` of the new schema and the configuration, which have to agree where they are both there.
// Throws `Refused` for one that is not what its field takes, and for one of no such field.
planner::Defaults read_defaults(const parser::Parsed& after, const schema::Bridge& bridge,
                                const std::vector<std::string>& given,
                                const std::optional<ConfigFile>& config);

}  // namespace cli
