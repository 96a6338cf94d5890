#pragma once

#include <chrono>
#include <iosfwd>
#include <optional>
#include <string>

namespace cli {

// What of the process a command sees: all that a test has to stand in for.
struct Environment {
    std::string directory;  // what relative paths are relative to
    bool colour = false;
    std::istream* input = nullptr;  // standard input; none: there is nothing on it
    std::chrono::milliseconds node_limit = std::chrono::seconds(30);  // how long a schema may run in node
    std::optional<std::string> config = std::nullopt;                 // what `SCHEMAPLAN_CONFIG` names
    std::chrono::year_month_day today =                               // by which waivers expire; UTC
        std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
};

}  // namespace cli
