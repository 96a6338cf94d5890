#pragma once

#include <string>

#include "cli/environment.h"
#include "cli/git.h"

namespace cli {

// The schema file that is meant where none is named, as seen from the current folder: that of this folder,
// else of the only project below it that git knows or would add. Throws `Refused`, and lists the projects
// if there are several.
std::string schema_here(const Git& git, const Environment& environment);

}  // namespace cli
