#pragma once

#include <string>

#include "emit/code.h"
#include "emit/edit.h"
#include "emit/typescript.h"

// What a file calls things, and what it has to import to call them so.
namespace emit {

// What a file calls what it has of Convex; what it has not, by a name that is free, for which it then needs
// the import.
Names names_in(const Code& code);

// The edits that import what these edits use of Convex and the file does not have.
std::vector<Edit> imports_for(const Code& code, const std::vector<Edit>& edits);

// The names of other things that the code of an expression uses.
std::set<std::string, std::less<>> free_names(const Code& code, NodeId expression);

}  // namespace emit
