#pragma once

#include <optional>
#include <string>

#include "emit/code.h"

namespace emit {

// The text of an expression of another version of the schema, as it can be written in `code`: the name of the
// constant that it was, if there is such a name, or else its own text. None, if there is none, or it names
// what `code` does not know. What it means there is not said.
std::optional<std::string> text_for(const Code& code, const Code& old, NodeId expression);

}  // namespace emit
