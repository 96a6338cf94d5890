#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Strings as JavaScript counts them: in UTF-16 code units. Texts here are UTF-8.
namespace parser {

// What a string literal means, given what stands between its quotes. None, if it holds
// half of a surrogate pair, which UTF-8 cannot express. In a template line ends are `\n`.
std::optional<std::string> unescaped(std::string_view raw, bool is_template);

std::u16string to_utf16(std::string_view text);
// None, if half of a surrogate pair is in it.
std::optional<std::string> to_utf8(std::u16string_view text);

void append_utf8(std::string& text, char32_t code_point);

// A number in decimal, as JavaScript rounds it: too large is infinite, too small is 0. None, if it is none.
std::optional<double> decimal(std::string_view text);

}  // namespace parser
