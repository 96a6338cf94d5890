#pragma once

#include <string>
#include <string_view>

// Text of a schema's author inside of Markdown (GitHub's): whatever it holds, it stays text.
namespace emit::markdown {

// A message, whose code is in backticks, in a paragraph, a list item or a cell of a table.
std::string message(std::string_view text);

// The same between HTML tags.
std::string html(std::string_view text);

// Any one line as code.
std::string code(std::string_view text);

// Any text as a block of code.
std::string block(std::string_view text, std::string_view language);

}  // namespace emit::markdown
