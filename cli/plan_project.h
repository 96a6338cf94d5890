#pragma once

#include "cli/tree.h"
#include "emit/plan.h"

namespace cli {

// What a plan has to know of the project of a schema file.
emit::Project project_of(Tree& files, const std::string& schema_file);

}  // namespace cli
