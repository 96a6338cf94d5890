#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace parser {

// The bytes that `text` is the padded base64 of; none, if it is not.
std::optional<std::string> decode_base64(std::string_view text);

// The eight bytes that `{"$integer"}` and `{"$float"}` hold, the lowest first; none, if that is not what
// `text` is.
std::optional<std::uint64_t> decode_eight_bytes(std::string_view text);

}  // namespace parser
