#pragma once

#include <cstdint>
#include <string>
#include <vector>

// A piece of generated TypeScript: where it fits on a line it stands on one, else it is broken at its parts.
namespace emit {

struct Piece {
    enum class Style : std::uint8_t {
        list,          // `open` a, b `close`
        members,       // `open` a; b `close`
        alternatives,  // a | b
    } style = Style::list;
    std::string open;  // all of it, where there are no parts
    std::vector<Piece> parts = {};
    std::string close = {};
    std::string label = {};  // what stands before it as a part of another: `name: `
};

// Columns that it takes at most, where it can be broken.
constexpr std::size_t line_width = 100;

// The text, without a newline at its end. Its first line starts at column `column`, the others are indented
// by `indent` more than what they are part of.
std::string to_string(const Piece& piece, std::size_t indent, std::size_t column);

}  // namespace emit
