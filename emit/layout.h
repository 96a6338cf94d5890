#pragma once

#include <cstdint>
#include <string>
#include <vector>

// How generated TypeScript is laid out: what fits on a line stands on one, the rest is broken at its parts.
namespace emit {

struct Layout {
    enum class Style : std::uint8_t {
        list,          // `open` a, b `close`
        members,       // `open` a; b `close`
        alternatives,  // a | b
    } style = Style::list;
    std::string open;  // all of it, where there are no parts
    std::vector<Layout> parts = {};
    std::string close = "";
    std::string label = "";  // what stands before it as a part of another: `name: `
};

// Columns that generated TypeScript takes at most, where it can be broken.
constexpr std::size_t line_width = 100;

// The text, without a newline at its end. Its first line starts at column `column`, the others are indented
// by `indent` more than what they are part of.
std::string to_string(const Layout& layout, std::size_t indent, std::size_t column);

}  // namespace emit
