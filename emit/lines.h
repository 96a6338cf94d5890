#pragma once

#include <string>

namespace emit {

// Statements of generated TypeScript, each on its line, indented by the blocks that are open.
class Lines {
  public:
    // `indent`: in spaces, of the first line.
    explicit Lines(std::size_t indent = 0) : indent_(indent) {}

    void line(const std::string& text);
    // A line that opens a block: `if (x) {`.
    void open(const std::string& text);
    // The line that closes it.
    void close(const std::string& text);
    // On one line, if it fits there.
    void statement_if(const std::string& condition, const std::string& statement);

    std::size_t indent() const { return indent_; }
    const std::string& text() const { return text_; }

  private:
    std::string text_;
    std::size_t indent_;
};

}  // namespace emit
