#pragma once

#include <string>
#include <string_view>

namespace emit {

// `after` with those of its lines that `before` does not have, and that are too long for the file, broken as
// formatters do: the outermost list on the line with an item on each, and so on inside.
std::string with_broken_lines(const std::string& path, std::string_view before, std::string after);

}  // namespace emit
