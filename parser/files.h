#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace parser {

// What came of asking for a file.
struct FileRead {
    enum class Outcome : std::uint8_t {
        text,       // `content` is what it holds
        missing,    // there is no such file
        outside,    // it is not in the project, so it is not looked at
        too_large,  // over `file_size_limit`
        unreadable  // it is there and cannot be read: `content` says why
    } outcome = Outcome::missing;
    std::string content;
};

// The limit on one source file, in bytes.
constexpr std::size_t file_size_limit = 2'000'000;

// Where the evaluator gets the files it turns out to need: a working tree, a git
// revision, memory. Paths are as `parse` was given them, relative ones joined to
// them; `.` and `..` are resolved as far as they can be.
using Files = std::function<FileRead(const std::string& path)>;

}  // namespace parser
