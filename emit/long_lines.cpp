#include "emit/long_lines.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <unordered_set>
#include <vector>

namespace emit {
namespace {

using std::string_view;

string_view trimmed(string_view text) {
    const std::size_t begin = std::min(text.find_first_not_of(" \t"), text.size());
    const std::size_t end = text.find_last_not_of(" \t");
    return end == string_view::npos ? string_view{} : text.substr(begin, end + 1 - begin);
}

bool is_name(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$';
}

// The offset behind type arguments that begin at `at`; the same, if it is another `<`.
std::size_t behind_types(string_view text, std::size_t at) {
    if (at == 0 || !is_name(text[at - 1])) return at;
    std::size_t depth = 0;
    for (std::size_t i = at; i < text.size(); ++i) {
        if (text[i] == '<') ++depth;
        if (text[i] == '>' && text[i - 1] != '=' && --depth == 0) return i + 1;
    }
    return at;
}

// The offset behind a string, a comment or type arguments that begin at `at`; the same, if none does. None,
// if it has no end.
std::optional<std::size_t> skipped(string_view text, std::size_t at) {
    if (text[at] == '<') return behind_types(text, at);
    const auto behind = [](std::size_t found, std::size_t length) {
        return found == string_view::npos ? std::nullopt : std::optional(found + length);
    };
    if (text.substr(at).starts_with("/*")) return behind(text.find("*/", at + 2), 2);
    if (string_view("\"'`").find(text[at]) == string_view::npos) return at;
    std::size_t end = at + 1;
    while (end < text.size() && text[end] != text[at]) end += text[end] == '\\' ? 2U : 1U;
    return end < text.size() ? std::optional(end + 1) : std::nullopt;
}

// Where code ends on a line, before a comment; none, if something begins on it that ends on another one.
std::optional<std::size_t> end_of_code(string_view line) {
    for (std::size_t at = 0; at < line.size();) {
        if (line.substr(at).starts_with("//")) return line.find_last_not_of(" \t", at == 0 ? 0 : at - 1) + 1;
        const auto next = skipped(line, at);
        if (!next) return std::nullopt;
        at = std::max(*next, at + 1);
    }
    return line.size();
}

// A pair of brackets, and where the commas between its items are.
struct List {
    std::size_t open;
    std::size_t close;
    std::vector<std::size_t> commas;

    std::vector<string_view> items(string_view text) const {
        std::vector<string_view> all;
        std::size_t from = open + 1;
        for (const std::size_t comma : commas) {
            all.push_back(trimmed(text.substr(from, comma - from)));
            from = comma + 1;
        }
        const string_view last = trimmed(text.substr(from, close - from));
        if (!last.empty()) all.push_back(last);
        return all;
    }
};

// The list that begins at `open`, if it ends in this text.
std::optional<List> list_at(string_view text, std::size_t open) {
    List list{open, 0, {}};
    std::size_t depth = 0;
    for (std::size_t at = open; at < text.size();) {
        const char c = text[at];
        if (string_view("([{").find(c) != string_view::npos) ++depth;
        if (string_view(")]}").find(c) != string_view::npos && --depth == 0) {
            list.close = at;
            return list;
        }
        if (c == ',' && depth == 1) list.commas.push_back(at);
        if (c == ';') return std::nullopt;  // it is a block
        const auto next = skipped(text, at);
        if (!next) return std::nullopt;
        at = std::max(*next, at + 1);
    }
    return std::nullopt;
}

// Whether brackets hold what a line each may be made of: arguments, an object, an array.
bool may_be_broken(string_view text, const List& list) {
    const string_view before = trimmed(text.substr(0, list.open));
    const string_view after = trimmed(text.substr(list.close + 1));
    const bool follows_value =
        !before.empty() && (is_name(before.back()) || before.back() == ')' || before.back() == ']');
    if (list.items(text).empty()) return false;
    switch (text[list.open]) {
        case '(':
            return (follows_value || before.ends_with('>')) && !after.starts_with("=>") &&
                   !after.starts_with('{');
        case '[': return !follows_value;
        default: return !before.ends_with("=>") && !before.ends_with(')');
    }
}

// What a function gives whose body is an object or an array: `[key]` of `(one) => [key]`; else what there is.
string_view given_by(string_view argument) {
    constexpr string_view arrow = "=> ";
    const std::size_t at = argument.find(arrow);
    const bool is_function =
        at != string_view::npos && argument.substr(0, at).find_first_of("[{\"'`.?") == string_view::npos;
    if (!is_function) return argument;
    const string_view body = argument.substr(at + arrow.size());
    if (body.starts_with("({") && body.ends_with("})")) return body.substr(1, body.size() - 2);
    return body.starts_with('[') ? body : argument;
}

// The object or array that is the only or the last argument of a call, or of a function that is, which may be
// broken in its place.
std::optional<List> held(string_view text, const List& call) {
    const std::vector<string_view> items = call.items(text);
    const string_view last = given_by(items.back());
    const bool is_like_other = items.size() > 1 && items[items.size() - 2].front() == last.front();
    if (text[call.open] != '(' || is_like_other || string_view("{[").find(last.front()) == string_view::npos)
        return std::nullopt;
    const auto begin = static_cast<std::size_t>(last.data() - text.data());
    auto inner = list_at(text, begin);
    if (!inner || inner->close + 1 != begin + last.size() || inner->items(text).empty()) return std::nullopt;
    return inner;
}

// The arguments of the call that follows another one: of `.index()` in `defineTable().index()`.
std::optional<List> next_in_chain(string_view text, const List& call) {
    std::size_t at = call.close + 1;
    if (at >= text.size() || text[at] != '.') return std::nullopt;
    do ++at;
    while (at < text.size() && is_name(text[at]));
    const auto list = at < text.size() && text[at] == '(' ? list_at(text, at) : std::nullopt;
    return list && may_be_broken(text, *list) ? list : std::nullopt;
}

// The first list in the text that may be broken; of calls behind one another, the first that holds an object
// or an array, or the longest.
std::optional<List> outermost(string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        auto list = string_view("([{").find(text[at]) == string_view::npos ? std::nullopt : list_at(text, at);
        if (list && may_be_broken(text, *list)) {
            List longest = *list;
            for (; list; list = next_in_chain(text, *list)) {
                if (auto inner = held(text, *list)) return inner;
                if (list->close - list->open > longest.close - longest.open) longest = *list;
            }
            return longest;
        }
        const auto next = list ? std::optional(list->close + 1) : skipped(text, at);
        if (!next) return std::nullopt;
        at = std::max(*next, at + 1);
    }
    return std::nullopt;
}

// The items of the list around that stand on a line, each with its comma; none, if there are statements
// behind one another.
std::vector<string_view> items_of_line(string_view text) {
    std::vector<string_view> items;
    std::size_t from = 0;
    std::size_t depth = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (string_view("([{").find(c) != string_view::npos) ++depth;
        if (string_view(")]}").find(c) != string_view::npos && depth-- == 0) return {text};
        if (c == ';' && depth == 0)
            return at + 1 == text.size() ? std::vector{text} : std::vector<string_view>{};
        if (c == ',' && depth == 0) {
            items.push_back(trimmed(text.substr(from, at + 1 - from)));
            from = at + 1;
        }
        at = std::max(skipped(text, at).value_or(text.size()), at + 1);
    }
    const string_view last = trimmed(text.substr(from));
    if (!last.empty()) items.push_back(last);
    return depth == 0 ? items : std::vector{text};
}

class Breaking {
  public:
    explicit Breaking(const Layout& layout) : layout_(layout) {}

    std::string line(string_view text, const std::string& indentation) const {
        std::string result;
        for (const string_view item : items_of_line(text)) {
            if (!result.empty()) result += layout_.newline + indentation;
            result += part(item, columns_of(indentation), indentation);
        }
        return result.empty() ? std::string(text) : result;
    }

  private:
    // `text`, after `before` characters of a line that is so deep.
    std::string part(string_view text, std::size_t before, const std::string& indentation) const {
        const auto list = before + columns_of(text) > layout_.width ? outermost(text) : std::nullopt;
        if (!list) return std::string(text);
        const std::string inside = indentation + layout_.indent;
        const bool is_import = trimmed(text).starts_with("import ");
        std::string result(text.substr(0, list->open + 1));
        for (const string_view item : list->items(text))
            result += layout_.newline + inside + part(item, columns_of(inside) + 1, inside) + ",";
        if (!layout_.trailing_commas && !is_import) result.pop_back();
        // What follows the list is on its last line.
        return result + layout_.newline + indentation +
               part(text.substr(list->close), columns_of(indentation), indentation);
    }

    const Layout& layout_;
};

// Calls `visit` with each line, its end apart.
template <class Visit>
void each_line(string_view text, const Visit& visit) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t newline = text.find('\n', at);
        const std::size_t next = newline == string_view::npos ? text.size() : newline + 1;
        std::size_t end = newline == string_view::npos ? next : newline;
        if (end > at && text[end - 1] == '\r') --end;
        visit(text.substr(at, end - at), text.substr(end, next - end));
        at = next;
    }
}

}  // namespace

std::string with_broken_lines(string_view before, const std::string& after, const Layout& layout) {
    std::unordered_set<string_view> old;
    each_line(before, [&](string_view line, string_view) { old.insert(line); });
    std::string result;
    each_line(after, [&](string_view line, string_view newline) {
        const std::string indentation(line.substr(0, std::min(line.find_first_not_of(" \t"), line.size())));
        const string_view code = trimmed(line);
        const bool is_comment = code.starts_with('*') || code.starts_with('/');
        const bool is_long = columns_of(line) > layout.width && !is_comment && !old.contains(line);
        const auto end = is_long ? end_of_code(line) : std::nullopt;
        if (end) {
            const string_view text = line.substr(indentation.size(), *end - indentation.size());
            result += indentation + Breaking(layout).line(text, indentation);
            line = line.substr(*end);
        }
        result += line;
        result += newline;
    });
    return result;
}

}  // namespace emit
