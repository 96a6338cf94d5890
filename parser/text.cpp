#include "parser/text.h"

#include <charconv>
#include <cstdlib>

namespace parser {
namespace {

constexpr bool is_high_surrogate(char32_t c) {
    return c >= 0xD800 && c <= 0xDBFF;
}
constexpr bool is_low_surrogate(char32_t c) {
    return c >= 0xDC00 && c <= 0xDFFF;
}

std::optional<char32_t> from_hex(std::string_view digits) {
    std::uint32_t value = 0;
    const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (digits.empty() || end.ptr != digits.data() + digits.size() || value > 0x10FFFF) return std::nullopt;
    return static_cast<char32_t>(value);
}

// The code unit or point of `\uXXXX`, `\u{X…}` or `\xXX`, whose `\` and letter are gone; eats it.
std::optional<char32_t> hex_escape(std::string_view& rest, char letter) {
    std::size_t length = letter == 'x' ? 2 : 4;
    if (letter == 'u' && rest.starts_with('{')) {
        const std::size_t close = rest.find('}');
        if (close == std::string_view::npos) return std::nullopt;
        const auto value = from_hex(rest.substr(1, close - 1));
        rest.remove_prefix(close + 1);
        return value;
    }
    if (rest.size() < length) return std::nullopt;
    const auto value = from_hex(rest.substr(0, length));
    rest.remove_prefix(length);
    return value;
}

char simple_escape(char letter) {
    switch (letter) {
        case 'n': return '\n';
        case 't': return '\t';
        case 'r': return '\r';
        case 'b': return '\b';
        case 'f': return '\f';
        case 'v': return '\v';
        case '0': return '\0';
        default: return letter;
    }
}

}  // namespace

void append_utf8(std::string& text, char32_t c) {
    const auto put = [&](char32_t byte) { text += static_cast<char>(byte); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6U);
        put(0x80 | (c & 0x3FU));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12U);
        put(0x80 | (c >> 6U & 0x3FU));
        put(0x80 | (c & 0x3FU));
    } else {
        put(0xF0 | c >> 18U);
        put(0x80 | (c >> 12U & 0x3FU));
        put(0x80 | (c >> 6U & 0x3FU));
        put(0x80 | (c & 0x3FU));
    }
}

std::optional<std::string> unescaped(std::string_view raw, bool is_template) {
    std::string text;
    while (!raw.empty()) {
        const char c = raw.front();
        raw.remove_prefix(1);
        if (c == '\r' && is_template) {
            if (raw.starts_with('\n')) raw.remove_prefix(1);
            text += '\n';
            continue;
        }
        if (c != '\\' || raw.empty()) {
            text += c;
            continue;
        }
        const char letter = raw.front();
        raw.remove_prefix(1);
        if (letter == '\n') continue;
        if (letter == '\r') {
            if (raw.starts_with('\n')) raw.remove_prefix(1);
            continue;
        }
        if (letter != 'u' && letter != 'x') {
            text += simple_escape(letter);
            continue;
        }
        auto unit = hex_escape(raw, letter);
        if (!unit || is_low_surrogate(*unit)) return std::nullopt;
        if (is_high_surrogate(*unit)) {
            if (!raw.starts_with("\\u")) return std::nullopt;
            raw.remove_prefix(2);
            const auto low = hex_escape(raw, 'u');
            if (!low || !is_low_surrogate(*low)) return std::nullopt;
            unit = 0x10000 + ((*unit - 0xD800) << 10U) + (*low - 0xDC00);
        }
        append_utf8(text, *unit);
    }
    return text;
}

std::u16string to_utf16(std::string_view text) {
    std::u16string units;
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = [&](std::size_t at) {
            return static_cast<char32_t>(static_cast<unsigned char>(text[at]));
        };
        const char32_t first = byte(i);
        if (first < 0x80) {
            units += static_cast<char16_t>(first);
            i += 1;
        } else if (first < 0xE0) {
            units += static_cast<char16_t>((first & 0x1FU) << 6U | (byte(i + 1) & 0x3FU));
            i += 2;
        } else if (first < 0xF0) {
            units += static_cast<char16_t>((first & 0x0FU) << 12U | (byte(i + 1) & 0x3FU) << 6U |
                                           (byte(i + 2) & 0x3FU));
            i += 3;
        } else {
            const char32_t c = ((first & 0x07U) << 18U | (byte(i + 1) & 0x3FU) << 12U |
                                (byte(i + 2) & 0x3FU) << 6U | (byte(i + 3) & 0x3FU)) -
                               0x10000;
            units += static_cast<char16_t>(0xD800 + (c >> 10U));
            units += static_cast<char16_t>(0xDC00 + (c & 0x3FFU));
            i += 4;
        }
    }
    return units;
}

std::optional<std::string> to_utf8(std::u16string_view units) {
    std::string text;
    for (std::size_t i = 0; i < units.size(); ++i) {
        char32_t c = units[i];
        if (is_low_surrogate(c)) return std::nullopt;
        if (is_high_surrogate(c)) {
            if (i + 1 == units.size() || !is_low_surrogate(units[i + 1])) return std::nullopt;
            c = 0x10000 + ((c - 0xD800) << 10U) + (units[++i] - 0xDC00U);
        }
        append_utf8(text, c);
    }
    return text;
}

std::optional<double> decimal(std::string_view text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (end != text.data() + text.size() || error == std::errc::invalid_argument) return std::nullopt;
    // What is out of range is left as it was.
    if (error == std::errc::result_out_of_range) number = std::strtod(std::string(text).c_str(), nullptr);
    return number;
}

}  // namespace parser
