#pragma once

#include <optional>
#include <string>
#include <variant>

// The forms of a schema argument (design.md, section 5), told apart by how it is written, and by whether
// there is a file of that name.
namespace cli {

struct StandardInput {};
struct NoTables {};

struct WorkingPath {
    std::string path;
};

// `REV:path`
struct Revision {
    std::string name;
    std::string path;
};

// `merge-base:REV[:path]`
struct MergeBase {
    std::string name;
    std::optional<std::string> path;
};

using Argument = std::variant<StandardInput, NoTables, WorkingPath, Revision, MergeBase>;

// Throws `Refused`.
Argument parse_argument(const std::string& text, const std::string& directory);

}  // namespace cli
