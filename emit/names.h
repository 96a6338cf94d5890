#pragma once

#include <string>

#include "emit/code.h"
#include "emit/edit.h"
#include "emit/typescript.h"

// What a file calls things, and what it has to import to call them so.
namespace emit {

// How a file writes a schema. What it does not have of Convex, it calls by the usual name, for which it then
// needs an import.
Spelling spelling_in(const Code& code);

// The edits that import what these edits use of Convex and the file does not have.
std::vector<Edit> imports_for(const Code& code, const std::vector<Edit>& edits);

// The names of other things that the code of an expression uses.
std::set<std::string, std::less<>> free_names(const Code& code, NodeId expression);

}  // namespace emit
