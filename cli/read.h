#pragma once

#include <string>

#include "cli/environment.h"
#include "parser/parse.h"

namespace cli {

// The schema that an argument names: a file, a folder, exported JSON, a part of a git revision, standard
// input, or none (design.md, section 5; docs/schemas.md). `other` is the argument of the other side, from
// which a merge base takes its path; empty, if there is no other side.
parser::Parsed read_schema(const std::string& argument, const std::string& other,
                           const Environment& environment);

}  // namespace cli
