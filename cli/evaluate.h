#pragma once

#include <cstdint>
#include <string>

#include "cli/environment.h"
#include "cli/tree.h"
#include "parser/parse.h"

namespace cli {

// Whether the code of a schema may be run to learn what it is.
enum class Evaluation : std::uint8_t { statically, in_node };

// Whether there is nothing that running the schema could add.
bool is_fully_known(const parser::Parsed& read);

// Runs a schema file with the project's own `convex`, and gives what it exports, with the places that are
// known from `read`, what reading the same file gave. What was read and is not so is a diagnostic.
parser::Parsed evaluate_in_node(parser::Parsed read, const std::string& file, Tree& tree,
                                const Environment& environment);

}  // namespace cli
