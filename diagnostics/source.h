#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Source text and places in it. Everything a schema is made of remembers the
// `Span` it came from; only what is printed is turned into lines and columns.
namespace diagnostics {

enum class FileId : std::uint32_t {};

// The file of what is in no file that a person could open.
constexpr FileId no_file{~0U};

// The bytes [begin, end) of one file of one `Sources`.
struct Span {
    FileId file{};
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    bool is_nowhere() const { return file == no_file; }

    friend bool operator==(const Span&, const Span&) = default;
};

// A span as people and editors count: lines and columns from 1, columns in
// UTF-16 code units, the end exclusive.
struct Location {
    std::string file;
    std::uint32_t line = 1;
    std::uint32_t column = 1;
    std::uint32_t end_line = 1;
    std::uint32_t end_column = 1;

    friend bool operator==(const Location&, const Location&) = default;
};

struct Source {
    std::string path;  // as it is shown
    std::string text;  // UTF-8, without a byte order mark
    std::vector<std::uint32_t> line_starts;
    std::uint32_t first_line;  // where the text begins in its file
    bool is_ascii;
};

// The files one schema was read from, in the order they were read.
class Sources {
  public:
    FileId add(std::string path, std::string text, std::uint32_t first_line = 1);
    const Source& operator[](FileId file) const;
    std::size_t size() const { return files_.size(); }

    // The text of a span.
    std::string_view text(const Span& span) const;
    Location locate(const Span& span) const;

  private:
    std::vector<Source> files_;
};

// Whether `text` is well-formed UTF-8; `at` is then the offset of the first byte that is not.
bool is_utf8(std::string_view text, std::size_t& at);

}  // namespace diagnostics
