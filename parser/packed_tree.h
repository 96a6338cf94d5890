#pragma once

#include <span>
#include <string>
#include <string_view>

#include "parser/syntax.h"

// A tree as bytes, for texts of our own: they are parsed when the program is built, and what
// comes of it is read back when it runs, which takes a fraction of the time.
namespace parser::syntax {

// A text, and its tree as `packed` leaves it.
struct Part {
    std::string_view text;
    std::string_view tree;
};

// All of a tree but its comments.
std::string packed(const Tree& tree);

// The tree of the texts of `parts`, one after the other. None of them may be empty.
Tree unpacked(std::span<const Part> parts);

}  // namespace parser::syntax
