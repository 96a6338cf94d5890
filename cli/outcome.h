#pragma once

#include <string>

namespace cli {

// Exit codes (design.md, section 5).
constexpr int done = 0;
constexpr int found = 1;   // what a command looks for, it found
constexpr int failed = 2;  // bad usage, unreadable input, or no schema

// What a command did: what goes to stdout, what to stderr, and the exit code.
struct Outcome {
    int exit_code = done;
    std::string out;
    std::string err;
};

}  // namespace cli
