#pragma once

#include <string>
#include <vector>

#include "cli/environment.h"

// The command line (design.md, section 5). The only module that reads files or writes anything.
namespace cli {

// What a command did: what goes to stdout, what to stderr, and the exit code.
struct Outcome {
    int exit_code = 0;
    std::string out;
    std::string err;
};

// Runs one command, given its arguments without the program's name.
Outcome run(const std::vector<std::string>& arguments, const Environment& environment);

}  // namespace cli
