#include "parser/base64.h"

#include <array>

namespace parser {
namespace {

constexpr std::uint8_t no_digit = 0xFF;

constexpr std::array<std::uint8_t, 256> digits_of_base64() {
    std::array<std::uint8_t, 256> digits{};
    digits.fill(no_digit);
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (std::size_t i = 0; i < alphabet.size(); ++i) {
        digits[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
    }
    return digits;
}

}  // namespace

std::optional<std::string> decode_base64(std::string_view text) {
    static constexpr std::array digits = digits_of_base64();
    if (text.size() % 4 != 0) return std::nullopt;
    for (int padding = 0; padding < 2 && text.ends_with('='); ++padding) text.remove_suffix(1);
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3 + 2);
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (const char c : text) {
        const std::uint8_t digit = digits[static_cast<unsigned char>(c)];
        if (digit == no_digit) return std::nullopt;
        bits = bits << 6U | digit;
        count += 6;
        if (count < 8) continue;
        count -= 8;
        bytes += static_cast<char>(bits >> count & 0xFFU);
    }
    const bool is_whole = (bits & ((1U << count) - 1)) == 0;
    return is_whole ? std::optional(std::move(bytes)) : std::nullopt;
}

std::optional<std::uint64_t> decode_eight_bytes(std::string_view text) {
    const std::optional<std::string> bytes = decode_base64(text);
    if (!bytes || bytes->size() != 8) return std::nullopt;
    std::uint64_t bits = 0;
    for (std::size_t i = 8; i-- > 0;) bits = bits << 8U | static_cast<unsigned char>((*bytes)[i]);
    return bits;
}

}  // namespace parser
