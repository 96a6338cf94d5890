#pragma once

#include <optional>
#include <string>

#include "cli/environment.h"
#include "cli/git.h"
#include "cli/target.h"

namespace cli {

// The file of a commit that was, in it, what `file` is in the working tree: the schema of the same project,
// whose functions folder may have been another, or the file of that path, or the one that git sees renamed
// to it. None, if the schema is new. Paths are seen from the top. Throws `Refused`, also where another
// schema is gone since, and it cannot be told whether it moved here.
std::optional<std::string> counterpart(const std::string& file, const Target& target,
                                       const Environment& environment, Git::LeftOut left_out);

}  // namespace cli
