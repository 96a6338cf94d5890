#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// How a source file is laid out, so that what is added to it looks like the rest.
namespace emit {

struct Layout {
    std::string newline = "\n";
    std::string indent = "  ";  // of one level
    char quote = '"';
    bool semicolons = true;
    bool trailing_commas = true;  // of calls and objects that have a line for each part
    std::size_t width = 80;       // of a line
};

Layout layout_of(std::string_view text);

// How wide a line is. A tab counts as two, as formatters take it for.
std::size_t columns_of(std::string_view line);

// The blanks that the line around `offset` begins with.
std::string indentation_at(std::string_view text, std::size_t offset);

// `text`, of lines that begin as deep as its first one, as it is put behind `indentation`.
std::string indented(std::string_view text, std::string_view indentation, const Layout& layout);

}  // namespace emit
