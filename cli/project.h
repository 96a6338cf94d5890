#pragma once

#include <string>

#include "cli/tree.h"

namespace cli {

// The schema file that a path means, in a tree that is from now on confined to its project: the file
// itself, or the one of a folder, which is a project (its `convex.json` says where its functions are) or
// a functions folder. `from` says where it was looked for: `` or ` in main`. Throws `Refused`.
std::string schema_file(Tree& tree, const std::string& path, const std::string& from);

}  // namespace cli
