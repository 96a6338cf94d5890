#pragma once

#include <string>
#include <string_view>

#include "emit/layout.h"

namespace emit {

// `after` with those of its lines that `before` does not have, and that are too long for the file, broken as
// formatters do: the outermost list on the line with an item on each, and so on inside. What a line looks
// like is all that is known of it, so what comes out has to be parsed again.
std::string with_broken_lines(std::string_view before, const std::string& after, const Layout& layout);

}  // namespace emit
