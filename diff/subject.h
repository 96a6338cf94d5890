#pragma once

#include <string>

namespace diff {

// What stands at a path of a table, in words.
struct Subject {
    std::string of;         // "field `a.b`", "the elements of `a`", "the documents of `users`"
    std::string owner;      // the same of a union that the path is a member of
    std::string in_member;  // ", in member 2 of the union `author`", or nothing
    std::string path;       // without those members
};

Subject subject(const std::string& path, const std::string& table);

}  // namespace diff
