#include "policy/waiver.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace policy {
namespace {

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

std::string trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t";
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return "";
    return std::string(text.substr(begin, text.find_last_not_of(blanks) - begin + 1));
}

}  // namespace

std::vector<Waiver> waivers_in(const schema::Schema& schema) {
    std::vector<Waiver> all;
    for (const schema::Note& note : schema.notes) {
        if (note.kind != schema::Note::Kind::ignore) continue;
        // RULE, RULE -- reason
        std::string plain = note.text;
        std::replace_if(plain.begin(), plain.end(), is_control, ' ');
        const std::string_view text = plain;
        const std::size_t dashes = text.find("--");
        const std::string reason = dashes == text.npos ? "" : trimmed(text.substr(dashes + 2));
        std::string_view rules = text.substr(0, dashes);
        for (bool is_last = false; !is_last;) {
            const std::size_t comma = rules.find(',');
            all.push_back({std::nullopt, trimmed(rules.substr(0, comma)), reason, "", std::nullopt, note.span,
                           note.owner});
            is_last = comma == rules.npos;
            if (!is_last) rules.remove_prefix(comma + 1);
        }
    }
    return all;
}

bool has_controls(std::string_view text) {
    return std::any_of(text.begin(), text.end(), is_control);
}

std::string to_string(std::chrono::year_month_day day) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
}

std::optional<std::chrono::year_month_day> parse_day(const std::string& text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto number = [&](std::size_t from, std::size_t length) -> std::optional<unsigned> {
        unsigned value = 0;
        const char* begin = text.data() + from;
        const auto [end, error] = std::from_chars(begin, begin + length, value);
        if (error != std::errc() || end != begin + length) return std::nullopt;
        return value;
    };
    const auto year = number(0, 4);
    const auto month = number(5, 2);
    const auto day = number(8, 2);
    if (!year || !month || !day) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)),
                                           std::chrono::month(*month), std::chrono::day(*day)};
    return date.ok() ? std::optional(date) : std::nullopt;
}

}  // namespace policy
