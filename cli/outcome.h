#pragma once

#include <string>
#include <vector>

namespace cli {

// Exit codes (design.md, section 5).
constexpr int done = 0;
constexpr int found = 1;   // what a command looks for, it found
constexpr int failed = 2;  // bad usage, unreadable input, or no schema

struct OutputFile {
    std::string path;
    std::string content;
};

// What a command did: what goes to stdout, what to stderr, the exit code, and what it is to leave in files.
struct Outcome {
    int exit_code = done;
    std::string out;
    std::string err;
    std::vector<OutputFile> files = {};
};

}  // namespace cli
