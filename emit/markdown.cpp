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
std::string escaped(std::string_view text) {
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

// The same as text, which is to call nobody: a mention is one however it is written, but for what no one sees
// behind its mark.
std::string plain(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('@', at), text.size());
        out += escaped(text.substr(at, end - at));
        if (end < text.size()) out += "@&#8203;";
        at = end + 1;
    }
    return out;
}

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// The backtick that ends the code which begins at `begin`: none in a string of it, and none before a word.
// What was cut ends in a string.
std::size_t end_of_code(std::string_view text, std::size_t begin) {
    bool is_in_string = false;
    for (std::size_t i = begin; i < text.size(); ++i) {
        if (text[i] == '\\' && is_in_string) {
            ++i;
        } else if (text[i] == '"') {
            is_in_string = !is_in_string;
        } else if (text[i] == '`') {
            const bool is_cut = text.substr(begin, i - begin).ends_with("…");
            const bool is_before_word = i + 1 < text.size() && is_word(text[i + 1]);
            if (is_cut || (!is_in_string && !is_before_word)) return i;
        }
    }
    return text.find('`', begin);
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
        const std::size_t end = begin == std::string_view::npos ? begin : end_of_code(text, begin + 1);
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
        return fmt::format("<code>{}</code>", escaped(text));
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
                   [](std::string_view inside) { return fmt::format("<code>{}</code>", escaped(inside)); });
}

std::string block(std::string_view text, std::string_view language) {
    const std::string fence(std::max<std::size_t>(3, longest_run_of_backticks(text) + 1), '`');
    return fmt::format("{}{}\n{}\n{}\n", fence, language, text, fence);
}

}  // namespace emit::markdown
