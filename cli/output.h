#pragma once

#include <string>
#include <vector>

#include "cli/outcome.h"

namespace cli {

// Writes the files of an outcome, seen from a folder, and gives it without them. If one of them cannot be
// written, none is, and the command failed: so it is where two of them are one file, however they are named,
// or one is one of `inputs`, which are seen from there too.
Outcome written(Outcome outcome, const std::string& directory, const std::vector<std::string>& inputs);

}  // namespace cli
