#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

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

// Where the evaluator gets what it turns out to need: a working tree, a git revision,
// memory. Paths are as `parse` was given them, relative ones joined to them; `.` and
// `..` are resolved as far as they can be. Nothing outside the project is ever told of.
class Files {
  public:
    Files() = default;
    Files(const Files&) = delete;
    Files& operator=(const Files&) = delete;
    virtual ~Files() = default;

    virtual FileRead read(const std::string& path) = 0;
    // The names of the folders in a folder, sorted; none, if there is no such folder.
    virtual std::vector<std::string> folders(const std::string& path) = 0;
    // The path of the same folder without symbolic links in it; none, if there is no such folder.
    virtual std::optional<std::string> real_folder(const std::string& path) = 0;
    // The path of a file from the top of the project.
    virtual std::string path_in_project(const std::string& path) const { return path; }
};

}  // namespace parser
