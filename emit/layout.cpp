#include "emit/layout.h"

#include <algorithm>
#include <map>

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

}  // namespace

Layout layout_of(std::string_view text) {
    Layout layout;
    if (text.find("\r\n") != std::string_view::npos) layout.newline = "\r\n";
    layout.indent = usual_indent(text);
    const auto count = [&](char c) { return std::count(text.begin(), text.end(), c); };
    if (count('\'') > count('"')) layout.quote = '\'';
    std::size_t longest = 0;
    std::size_t with_semicolon = 0;
    std::size_t without = 0;
    std::size_t with_comma = 0;
    std::size_t without_comma = 0;
    std::string_view last;
    each_line(text, [&](std::string_view line) {
        longest = std::max(longest, line.size());
        const std::string_view code = line.substr(blanks_of(line).size());
        const bool closes = code.starts_with(')') || code.starts_with('}');
        if (closes && last.ends_with(',')) ++with_comma;
        if (closes && (last.ends_with(')') || last.ends_with('}') || last.ends_with(']'))) ++without_comma;
        last = line;
        if (!line.starts_with("import ") && !line.starts_with("export ")) return;
        if (line.ends_with(';')) ++with_semicolon;
        if (line.ends_with('"') || line.ends_with('\'')) ++without;
    });
    layout.trailing_commas = with_comma >= without_comma;
    layout.semicolons = with_semicolon >= without;
    for (const std::size_t width : {80U, 100U, 120U}) {
        layout.width = width;
        if (longest <= width) break;
    }
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
