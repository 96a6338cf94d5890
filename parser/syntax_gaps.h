#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

// What tree-sitter-typescript 0.23.2 does not parse, although it is TypeScript, and what would be
// the same at run time without it.
namespace parser::syntax {

struct Gap {
    std::size_t begin;
    std::size_t end;
};

// The text to leave out, if a mistake found at `at` is one of the grammar's and not of the text.
std::optional<Gap> gap_at(std::string_view text, std::size_t at);

}  // namespace parser::syntax
