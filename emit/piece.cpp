#include "emit/piece.h"

#include <string_view>

namespace emit {
namespace {

constexpr std::size_t step = 2;

bool is_braced(const Piece& piece) {
    return piece.open.ends_with('{');
}

std::string flat(const Piece& piece) {
    if (piece.parts.empty()) return piece.open + piece.close;
    constexpr std::string_view separators[] = {", ", "; ", " | "};
    const std::string_view separator = separators[static_cast<std::size_t>(piece.style)];
    std::string text = piece.open + (is_braced(piece) ? " " : "");
    for (const Piece& part : piece.parts) {
        if (&part != &piece.parts.front()) text += separator;
        text += part.label + flat(part);
    }
    return text + (is_braced(piece) ? " " : "") + piece.close;
}

}  // namespace

std::string to_string(const Piece& piece, std::size_t indent, std::size_t column) {
    std::string one_line = flat(piece);
    if (piece.parts.empty() || column + one_line.size() + 1 <= line_width) return one_line;
    const bool is_list = piece.style == Piece::Style::list;
    // A call whose only argument is an object or another call is broken inside of that.
    if (is_list && piece.parts.size() == 1 && !is_braced(piece) && !piece.open.ends_with('[')) {
        return piece.open + to_string(piece.parts.front(), indent, column + piece.open.size()) + piece.close;
    }
    const std::string inner(indent + step, ' ');
    std::string text = piece.open;
    for (const Piece& part : piece.parts) {
        const std::string start = (piece.style == Piece::Style::alternatives ? "| " : "") + part.label;
        text.append("\n").append(inner).append(start);
        text += to_string(part, indent + step, indent + step + start.size());
        const bool is_last = &part == &piece.parts.back();
        // TypeScript takes no comma behind the last argument of a type.
        if (is_list && !(is_last && piece.close.starts_with('>'))) text += ',';
        if (piece.style == Piece::Style::members) text += ';';
    }
    if (piece.close.empty()) return text;
    return text + "\n" + std::string(indent, ' ') + piece.close;
}

}  // namespace emit
