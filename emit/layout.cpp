#include "emit/layout.h"

#include <string_view>

namespace emit {
namespace {

constexpr std::size_t step = 2;

bool is_braced(const Layout& layout) {
    return layout.open.ends_with('{');
}

std::string flat(const Layout& layout) {
    if (layout.parts.empty()) return layout.open + layout.close;
    constexpr std::string_view separators[] = {", ", "; ", " | "};
    const std::string_view separator = separators[static_cast<std::size_t>(layout.style)];
    std::string text = layout.open + (is_braced(layout) ? " " : "");
    for (const Layout& part : layout.parts) {
        if (&part != &layout.parts.front()) text += separator;
        text += part.label + flat(part);
    }
    return text + (is_braced(layout) ? " " : "") + layout.close;
}

}  // namespace

std::string to_string(const Layout& layout, std::size_t indent, std::size_t column) {
    std::string one_line = flat(layout);
    if (layout.parts.empty() || column + one_line.size() + 1 <= line_width) return one_line;
    const bool is_list = layout.style == Layout::Style::list;
    // A call whose only argument is an object or another call is broken inside of that.
    if (is_list && layout.parts.size() == 1 && !is_braced(layout) && !layout.open.ends_with('[')) {
        return layout.open + to_string(layout.parts.front(), indent, column + layout.open.size()) +
               layout.close;
    }
    const std::string inner(indent + step, ' ');
    std::string text = layout.open;
    for (const Layout& part : layout.parts) {
        const std::string start = (layout.style == Layout::Style::alternatives ? "| " : "") + part.label;
        text += "\n" + inner + start + to_string(part, indent + step, indent + step + start.size());
        if (is_list) text += ',';
        if (layout.style == Layout::Style::members) text += ';';
    }
    if (layout.close.empty()) return text;
    return text + "\n" + std::string(indent, ' ') + layout.close;
}

}  // namespace emit
