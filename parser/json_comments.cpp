#include <algorithm>
#include <string>

#include "parser/json.h"

// JSON as configurations have it.
namespace parser::json {
namespace {

// The text with blanks for its comments, and for each comma that only a closing bracket follows.
std::string strict(std::string_view text) {
    std::string result(text);
    const auto blank = [&](std::size_t begin, std::size_t end) {
        std::fill(result.begin() + static_cast<std::ptrdiff_t>(begin),
                  result.begin() + static_cast<std::ptrdiff_t>(end), ' ');
    };
    std::size_t comma = std::string::npos;  // the last token, if it is a comma
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"') {
            for (++i; i < text.size() && text[i] != '"'; ++i) {
                if (text[i] == '\\') ++i;
            }
            comma = std::string::npos;
        } else if (text.substr(i).starts_with("//")) {
            const std::size_t end = std::min(text.find('\n', i), text.size());
            blank(i, end);
            i = end;
        } else if (text.substr(i).starts_with("/*")) {
            const std::size_t close = text.find("*/", i + 2);
            const std::size_t end = close == std::string_view::npos ? text.size() : close + 2;
            blank(i, end);
            i = end - 1;
        } else if (c == ',') {
            comma = i;
        } else if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
            if ((c == ']' || c == '}') && comma != std::string::npos) result[comma] = ' ';
            comma = std::string::npos;
        }
    }
    return result;
}

}  // namespace

Parsed parse_with_comments(std::string_view text) {
    return parse(strict(text));
}

}  // namespace parser::json
