#include "emit/layout.h"

#include <algorithm>
#include <map>
#include <vector>

namespace emit {
namespace {

std::string_view blanks_of(std::string_view line) {
    return line.substr(0, std::min(line.find_first_not_of(" \t"), line.size()));
}

// Calls `visit` with each line, without its end.
template <class Visit>
void each_line(std::string_view text, const Visit& visit) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        if (line.ends_with('\r')) line.remove_suffix(1);
        visit(line);
        at = end + 1;
    }
}

// By how much most lines are deeper than the one before, if they are.
std::string usual_indent(std::string_view text) {
    std::map<std::string, std::size_t> counts;
    std::string_view last;
    each_line(text, [&](std::string_view line) {
        const std::string_view blanks = blanks_of(line);
        const bool is_code = blanks.size() < line.size() && line[blanks.size()] != '*';
        if (!is_code) return;
        if (blanks.size() > last.size() && blanks.starts_with(last))
            ++counts[std::string(blanks.substr(last.size()))];
        last = blanks;
    });
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == counts.end() ? Layout{}.indent : most->first;
}

// Lines are as long as this, but for a few.
std::size_t usual_width(std::string_view text) {
    std::size_t all = 0;
    std::vector<std::size_t> lengths;
    each_line(text, [&](std::string_view line) {
        ++all;
        const std::string_view code = line.substr(blanks_of(line).size());
        const bool is_comment = code.starts_with('*') || code.starts_with('/');
        const std::size_t length = std::min(line.find(" // "), line.size());
        if (!is_comment) lengths.push_back(columns_of(line.substr(0, length)));
    });
    constexpr std::size_t widest = 120;
    for (const std::size_t width : {Layout{}.width, std::size_t{100}}) {
        const auto longer =
            std::count_if(lengths.begin(), lengths.end(), [&](std::size_t length) { return length > width; });
        if (static_cast<std::size_t>(longer) * 100 <= all) return width;
    }
    return widest;
}

}  // namespace

std::size_t columns_of(std::string_view line) {
    std::size_t columns = 0;
    for (const char c : line) {
        const bool continues = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
        columns += c == '\t' ? 2U : continues ? 0U : 1U;
    }
    return columns;
}

Layout layout_of(std::string_view text) {
    Layout layout;
    if (text.find("\r\n") != std::string_view::npos) layout.newline = "\r\n";
    layout.indent = usual_indent(text);
    layout.width = usual_width(text);
    int semicolons = 0;  // more with than without
    int commas = 0;
    int double_quotes = 0;
    std::string_view last;
    each_line(text, [&](std::string_view line) {
        const std::string_view code = line.substr(blanks_of(line).size());
        const bool closes = code.starts_with(')') || code.starts_with('}');
        if (closes && !last.empty() && std::string_view(",)]}").find(last.back()) != std::string_view::npos)
            commas += last.ends_with(',') ? 1 : -1;
        last = line;
        if (!line.starts_with("import ")) return;
        const bool has_semicolon = line.ends_with(';');
        if (has_semicolon) line.remove_suffix(1);
        const bool is_double = line.ends_with('"');
        if (!is_double && !line.ends_with('\'')) return;
        semicolons += has_semicolon ? 1 : -1;
        double_quotes += is_double ? 1 : -1;
    });
    layout.trailing_commas = commas >= 0;
    layout.semicolons = semicolons >= 0;
    if (double_quotes < 0) layout.quote = '\'';
    return layout;
}

std::string indentation_at(std::string_view text, std::size_t offset) {
    const std::size_t newline = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
    const std::size_t start = newline == std::string_view::npos ? 0 : newline + 1;
    return std::string(blanks_of(text.substr(start)));
}

std::string indented(std::string_view text, std::string_view indentation, const Layout& layout) {
    std::string result;
    bool is_first = true;
    each_line(text, [&](std::string_view line) {
        if (!is_first) {
            result += layout.newline;
            if (!line.empty()) result += indentation;
        }
        is_first = false;
        result += line;
    });
    if (text.ends_with('\n')) result += layout.newline + std::string(indentation);
    return result;
}

}  // namespace emit
