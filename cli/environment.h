#pragma once

#include <chrono>
#include <iosfwd>
#include <string>

namespace cli {

// What of the process a command sees: all that a test has to stand in for.
struct Environment {
    std::string directory;  // what relative paths are relative to
    bool colour = false;
    std::istream* input = nullptr;  // standard input; none: there is nothing on it
    std::chrono::milliseconds node_limit = std::chrono::seconds(30);  // how long a schema may run in node
};

}  // namespace cli
