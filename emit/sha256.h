#pragma once

#include <string>
#include <string_view>

namespace emit {

// The SHA-256 of bytes, in hexadecimal: what names the content of a file in a plan.
std::string sha256(std::string_view bytes);

}  // namespace emit
