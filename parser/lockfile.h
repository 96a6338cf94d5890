#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

// What an install would bring, as the lock file of a package manager has it.
namespace parser {

// A package of the project, and which other one it asks for.
struct Dependency {
    std::string folder;  // of the one that asks, seen from the lock file: `` or `apps/web`
    std::string name;    // of the one that asks; empty, if it has none
    std::string_view package;
    std::string range;
};

// The version that a lock file of this name and text has for it; none, if it does not say.
std::optional<std::string> locked_version(std::string_view file, std::string_view text,
                                          const Dependency& dependency);

inline constexpr std::array lock_files = {"package-lock.json", "npm-shrinkwrap.json", "pnpm-lock.yaml",
                                          "yarn.lock", "bun.lock"};

}  // namespace parser
