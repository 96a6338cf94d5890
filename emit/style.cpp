#include "emit/style.h"

#include <fmt/format.h>

namespace emit {

std::string Style::paint(std::string_view code, std::string_view text) const {
    return colour_ ? fmt::format("\033[{}m{}\033[0m", code, text) : std::string(text);
}

std::string diagnostic_line(const diagnostics::Diagnostic& diagnostic, const diagnostics::Sources& sources,
                            const Style& style) {
    const diagnostics::Kind& kind = diagnostics::kind(diagnostic.id);
    std::string place;
    if (diagnostic.span) {
        const diagnostics::Location at = sources.locate(*diagnostic.span);
        place = fmt::format("{}:{}:{}: ", at.file, at.line, at.column);
    }
    const std::string level = fmt::format("{}:", to_string(kind.level));
    return fmt::format("{}{} {} {}", place,
                       kind.level == diagnostics::Level::error ? style.bad(level) : style.warn(level),
                       diagnostic.message, style.faint(fmt::format("[{}]", kind.name)));
}

}  // namespace emit
