#include "emit/lines.h"

#include <fmt/format.h>

#include "emit/piece.h"

namespace emit {

void Lines::line(const std::string& text) {
    text_ += std::string(indent_, ' ') + text + "\n";
}

void Lines::open(const std::string& text) {
    line(text);
    indent_ += 2;
}

void Lines::close(const std::string& text) {
    indent_ -= 2;
    line(text);
}

void Lines::statement_if(const std::string& condition, const std::string& statement) {
    const std::string whole = fmt::format("if ({}) {}", condition, statement);
    if (indent_ + whole.size() <= line_width && whole.find('\n') == std::string::npos) return line(whole);
    open(fmt::format("if ({}) {{", condition));
    line(statement);
    close("}");
}

}  // namespace emit
