#pragma once

#include <chrono>
#include <iosfwd>
#include <map>
#include <string>

namespace cli {

// What of the process a command sees: all that a test has to stand in for.
struct Environment {
    std::string directory;  // what relative paths are relative to
    bool colour = false;
    std::istream* input = nullptr;  // standard input; none: there is nothing on it
    std::chrono::milliseconds node_limit = std::chrono::seconds(30);  // how long a schema may run in node
    std::map<std::string, std::string> variables = {};                // those that a CI sets

    // What a variable says; empty, if it is not set.
    std::string variable(const std::string& name) const {
        const auto found = variables.find(name);
        return found == variables.end() ? "" : found->second;
    }
    std::chrono::year_month_day today =  // by which waivers expire; UTC
        std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
};

}  // namespace cli
