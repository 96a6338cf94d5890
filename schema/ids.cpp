#include "schema/ids.h"

#include <algorithm>
#include <array>

#include "schema/value.h"

namespace schema {
namespace {

constexpr std::size_t internal_id_size = 16;
constexpr std::size_t footer_size = 2;
constexpr std::size_t shortest = 31;  // one byte of a table number; five make it the longest
constexpr std::size_t longest = 37;

constexpr std::uint8_t no_digit = 0xFF;

constexpr std::array<std::uint8_t, 256> digits_of_base32() {
    std::array<std::uint8_t, 256> digits{};
    digits.fill(no_digit);
    constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    for (std::size_t i = 0; i < alphabet.size(); ++i) {
        digits[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
    }
    return digits;
}

// A base32 number of at most `longest` digits, as bytes; bits that fill no byte are dropped.
struct Decoded {
    std::array<std::uint8_t, longest * 5 / 8> bytes{};
    std::size_t size = 0;
};

std::optional<Decoded> decode_base32(std::string_view text) {
    static constexpr std::array digits = digits_of_base32();
    Decoded decoded;
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (const char c : text) {
        const std::uint8_t digit = digits[static_cast<unsigned char>(c)];
        if (digit == no_digit) return std::nullopt;
        bits = bits << 5U | digit;
        count += 5;
        if (count < 8) continue;
        count -= 8;
        decoded.bytes[decoded.size++] = static_cast<std::uint8_t>(bits >> count);
    }
    return decoded;
}

// `<digits><table>`, with as many digits as convex-test gives at least.
bool names_a_table(std::string_view text) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto is_name = [&](char c) {
        return is_digit(c) || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    const auto name = std::find_if_not(text.begin(), text.end(), is_digit);
    return name - text.begin() >= 5 && name != text.end() && std::all_of(name, text.end(), is_name);
}

}  // namespace

std::optional<std::uint32_t> table_number(std::string_view text) {
    if (text.size() < shortest || text.size() > longest) return std::nullopt;
    const std::optional<Decoded> decoded = decode_base32(text);
    if (!decoded) return std::nullopt;
    std::uint64_t number = 0;
    std::size_t at = 0;
    for (bool more = true; more; ++at) {
        if (at == 5) return std::nullopt;
        number |= std::uint64_t{decoded->bytes[at] & 0x7FU} << (7 * at);
        more = (decoded->bytes[at] & 0x80U) != 0;
    }
    if (decoded->size != at + internal_id_size + footer_size) return std::nullopt;
    // Fletcher's checksum of all that is before the footer, modulo 256.
    std::uint8_t sum = 0;
    std::uint8_t sum_of_sums = 0;
    for (std::size_t i = 0; i < at + internal_id_size; ++i) {
        sum = static_cast<std::uint8_t>(sum + decoded->bytes[i]);
        sum_of_sums = static_cast<std::uint8_t>(sum_of_sums + sum);
    }
    const std::size_t footer = at + internal_id_size;
    if (decoded->bytes[footer] != sum || decoded->bytes[footer + 1] != sum_of_sums) return std::nullopt;
    const auto short_number = static_cast<std::uint32_t>(number);
    return short_number == 0 ? std::nullopt : std::optional(short_number);
}

Ids::Answer Ids::judge(std::string_view text, std::string_view table) const {
    const std::optional<std::uint32_t> number = table_number(text);
    if (!tables_) {
        if (number) return Answer::unknown;
        if (is_written_id(text, table)) return Answer::of_it;
        return names_a_table(text) ? Answer::of_another : Answer::no_id;
    }
    if (!number) return Answer::no_id;
    const auto found = tables_->find(*number);
    if (found != tables_->end()) return found->second == table ? Answer::of_it : Answer::of_another;
    // An export lists no system tables.
    const bool is_listed = std::any_of(tables_->begin(), tables_->end(),
                                       [&](const auto& entry) { return entry.second == table; });
    return table.starts_with('_') && !is_listed ? Answer::unknown : Answer::of_another;
}

}  // namespace schema
