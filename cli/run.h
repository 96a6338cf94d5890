#pragma once

#include <string>
#include <vector>

#include "cli/environment.h"
#include "cli/outcome.h"

// The command line (design.md, section 5). The only module that reads files or writes anything.
namespace cli {

// Runs one command, given its arguments without the program's name.
Outcome run(const std::vector<std::string>& arguments, const Environment& environment);

}  // namespace cli
