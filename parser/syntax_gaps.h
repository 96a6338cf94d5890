#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

// What tree-sitter-typescript 0.23.2 does not parse, although it is TypeScript, and what would be
// the same at run time without it.
namespace parser::syntax {

struct Gap {
    std::size_t begin;
    std::size_t end;
    char instead;             // what to write over it
    std::string_view within;  // the kinds of nodes that it must be in one of then, if any
};

// What looks like one; it may stand in a string, where it is none.
std::vector<Gap> gaps_in(std::string_view text);

}  // namespace parser::syntax
