#include "emit/call_chain.h"

#include <algorithm>
#include <optional>

namespace emit {
namespace {

using parser::syntax::Field;

// The offsets of the dots of the calls behind the first one.
std::vector<std::uint32_t> dots_of(const Code& code, NodeId chain) {
    std::vector<std::uint32_t> dots;
    for (NodeId node = code.bare(chain); const auto call = code.call(node);) {
        const NodeId callee = code.bare(call->callee);
        if (code.kind(callee) != Kind::member_expression) break;
        const NodeId object = code.tree().child(callee, Field::object);
        if (!code.call(code.bare(object))) break;
        const std::uint32_t name = code.node(code.tree().child(callee, Field::property)).begin;
        dots.insert(dots.begin(), static_cast<std::uint32_t>(code.all().rfind('.', name)));
        node = code.bare(object);
    }
    return dots;
}

// The blanks before what is alone at the start of its line; none, if something else is.
std::optional<std::string> start_of_line(const Code& code, std::uint32_t at) {
    const std::string blanks = indentation_at(code.all(), at);
    const std::size_t newline = code.all().rfind('\n', at);
    const std::size_t line = newline == std::string_view::npos ? 0 : newline + 1;
    return line + blanks.size() == at ? std::optional(blanks) : std::nullopt;
}

bool has_comment_behind(const Code& code, std::uint32_t at) {
    const std::string_view text = code.all();
    while (at < text.size() && std::string_view(" \t,;)").find(text[at]) != std::string_view::npos) ++at;
    const auto& comments = code.tree().comments();
    return std::any_of(comments.begin(), comments.end(), [&](const auto& one) { return one.begin == at; });
}

// Where the line ends on which what the last call is made of does: before the comments above that call.
std::optional<std::uint32_t> end_of_line_before_last(const Code& code, NodeId chain) {
    const NodeId callee = code.bare(code.call(code.bare(chain))->callee);
    const std::uint32_t begin = code.node(code.tree().child(callee, Field::object)).end;
    auto end = static_cast<std::uint32_t>(code.all().find('\n', begin));
    if (code.all()[end - 1] == '\r') --end;
    const auto& comments = code.tree().comments();
    const bool is_in_comment = std::any_of(comments.begin(), comments.end(),
                                           [&](const auto& one) { return one.begin < end && end < one.end; });
    return is_in_comment ? std::nullopt : std::optional(end);
}

}  // namespace

std::vector<Edit> add_calls(const Code& code, const Span& chain, const std::vector<std::string>& calls) {
    const std::vector<std::uint32_t> dots = dots_of(code, code.at(chain));
    const Layout& layout = code.layout();
    std::vector<Edit> edits;
    const auto add = [&](std::uint32_t at, std::string text) {
        edits.push_back({Edit::Kind::adds, {chain.file, at, at}, std::move(text), 0});
    };
    // `{ users }` becomes `{ users: users.index(…) }`.
    if (code.kind(code.at(chain)) == Kind::shorthand_property_identifier)
        add(chain.begin, code.property(std::string(code.text(code.at(chain)))));
    const auto indentation = dots.empty() ? std::nullopt : start_of_line(code, dots.back());
    std::string margin = indentation_at(code.all(), chain.begin);
    std::string start;  // of each call
    if (indentation) {
        margin = *indentation;
        start = layout.newline + margin;
    } else if (dots.size() + calls.size() > 1) {
        margin += layout.indent;
        start = layout.newline + margin;
        for (const std::uint32_t dot : dots) add(dot, start);
    }
    // A comment behind the last call stays with it: new ones go before that, and the comments above it.
    const bool is_commented = indentation && has_comment_behind(code, chain.end);
    const auto line = is_commented ? end_of_line_before_last(code, code.at(chain)) : std::nullopt;
    for (const std::string& call : calls)
        add(line.value_or(chain.end), start + indented(call, margin, layout));
    return edits;
}

}  // namespace emit
