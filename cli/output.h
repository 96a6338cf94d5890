#pragma once

#include <string>

#include "cli/outcome.h"

namespace cli {

// Writes the files of an outcome, seen from a folder, and gives it without them. If one of them cannot be
// written, none is, and the command failed.
Outcome written(Outcome outcome, const std::string& directory);

}  // namespace cli
