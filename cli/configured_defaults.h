#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "diagnostics/source.h"
#include "policy/config.h"
#include "schema/schema.h"
#include "schema/value.h"

namespace cli {

// A value that a configuration gives to a field, and where it says so.
struct ConfiguredDefault {
    schema::Value value;
    diagnostics::Span span;
};

// Those of a configuration, by table and path; `sources` has the files of the schema, and the configuration
// as `file`. Throws `Refused` for one of a field that the schema does not have, or does not take the value.
std::map<std::pair<std::string, std::string>, ConfiguredDefault> configured_defaults(
    const std::vector<policy::Default>& defaults, diagnostics::FileId file, const schema::Schema& schema,
    const diagnostics::Sources& sources);

}  // namespace cli
