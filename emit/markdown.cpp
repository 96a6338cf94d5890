#include "emit/markdown.h"

#include <fmt/format.h>

#include <algorithm>

namespace emit::markdown {
namespace {

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20;
}

// As a character reference, which is never markup. What ends a line is a space.
std::string reference(char c) {
    return is_control(c) ? " " : fmt::format("&#{};", static_cast<int>(c));
}

// Between HTML tags, where Markdown may or may not be read.
std::string plain(std::string_view text) {
    constexpr std::string_view marks = "\\`*_[]<>#~|&$";
    std::string out;
    for (const char c : text) {
        if (is_control(c) || marks.find(c) != std::string_view::npos) {
            out += reference(c);
        } else {
            out += c;
        }
    }
    return out;
}

std::size_t longest_run_of_backticks(std::string_view text) {
    std::size_t longest = 0;
    std::size_t run = 0;
    for (const char c : text) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

// The text outside of backticks and the text inside, as two functions write them. The last of an odd
// number of backticks is text.
template <class Outside, class Inside>
std::string by_code(std::string_view text, const Outside& outside, const Inside& inside) {
    std::string out;
    while (true) {
        const std::size_t begin = text.find('`');
        const std::size_t end = begin == std::string_view::npos ? begin : text.find('`', begin + 1);
        if (end == std::string_view::npos) return out + outside(text);
        out += outside(text.substr(0, begin));
        out += inside(text.substr(begin + 1, end - begin - 1));
        text.remove_prefix(end + 1);
    }
}

}  // namespace

std::string code(std::string_view text) {
    // A table is cut at its bars before code is looked for.
    if (text.empty() || text.find('|') != std::string_view::npos)
        return fmt::format("<code>{}</code>", plain(text));
    const std::string fence(longest_run_of_backticks(text) + 1, '`');
    const bool needs_space = text.front() == '`' || text.back() == '`';
    std::string out = fence + (needs_space ? " " : "");
    for (const char c : text) out += is_control(c) ? ' ' : c;
    return out + (needs_space ? " " : "") + fence;
}

std::string message(std::string_view text) {
    return by_code(text, plain, code);
}

std::string html(std::string_view text) {
    return by_code(text, plain,
                   [](std::string_view inside) { return fmt::format("<code>{}</code>", plain(inside)); });
}

std::string block(std::string_view text, std::string_view language) {
    const std::string fence(std::max<std::size_t>(3, longest_run_of_backticks(text) + 1), '`');
    return fmt::format("{}{}\n{}\n{}\n", fence, language, text, fence);
}

}  // namespace emit::markdown
