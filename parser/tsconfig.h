#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "parser/json.h"

// What resolution takes from a `tsconfig.json`: where names that are no paths may lead.
namespace parser {

struct Tsconfig {
    std::optional<std::string> base;  // `baseUrl`, as a path
    std::string paths_base;           // what `paths` are relative to, without a `baseUrl`
    std::vector<std::pair<std::string, std::vector<std::string>>> paths;

    // The paths that a specifier stands for, in the order to try them.
    std::vector<std::string> candidates(const std::string& specifier) const;
};

// The text of a `tsconfig.json` at a path, or none. A path without extension is tried with `.json` too.
using ReadConfig = std::function<std::optional<std::string>(const std::string& path)>;
// The path that `extends` names, seen from a folder, where it names a package.
using FindConfig =
    std::function<std::optional<std::string>(const std::string& folder, const std::string& specifier)>;

// The configuration at `path` with all that it extends. What cannot be read counts as empty, as for
// Convex's bundler.
Tsconfig read_tsconfig(const std::string& path, const ReadConfig& read, const FindConfig& find);

}  // namespace parser
