#include "emit/old_text.h"

#include <algorithm>

#include "emit/names.h"

namespace emit {
namespace {

using parser::syntax::Field;

// Whether types are named in it, of which nothing is known here.
bool has_types(const Code& code, NodeId expression) {
    bool found = false;
    code.tree().visit(expression, [&](NodeId id) {
        const Kind kind = code.kind(id);
        found = found || kind == Kind::as_expression || kind == Kind::satisfies_expression ||
                kind == Kind::type_assertion || kind == Kind::instantiation_expression ||
                kind == Kind::arrow_function || kind == Kind::function_expression;
        if (const auto call = code.call(id)) {
            const std::uint32_t end = code.node(call->callee).end;
            found = found || code.all().substr(end, code.node(call->arguments).begin - end).find('<') !=
                                 std::string_view::npos;
        }
    });
    return found;
}

// Lines after the first without the blanks that the line of the first begins with.
std::string without_margin(const Code& code, NodeId expression) {
    const std::string margin = indentation_at(code.all(), code.node(expression).begin);
    const std::string_view text = code.text(expression);
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        if (at > 0 && line.starts_with(margin)) line.remove_prefix(margin.size());
        if (line.ends_with('\r')) line.remove_suffix(1);
        result += line;
        if (end < text.size()) result += '\n';
        at = end + 1;
    }
    return result;
}

}  // namespace

std::optional<std::string> text_for(const Code& code, const Code& old, NodeId expression) {
    const NodeId holder = old.parent(old.with_casts(expression));
    if (old.kind(holder) == Kind::variable_declarator) {
        const std::string name(old.text(old.tree().child(holder, Field::name)));
        if (old.constant(name) != no_node && code.declared().contains(name)) return name;
    }
    if (has_types(old, expression)) return std::nullopt;
    for (const std::string& name : free_names(old, expression)) {
        if (!code.declared().contains(name)) return std::nullopt;
    }
    return without_margin(old, expression);
}

}  // namespace emit
