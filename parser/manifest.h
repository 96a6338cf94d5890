#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parser/json.h"

// What resolution takes from a `package.json`.
namespace parser {

class Manifest {
  public:
    explicit Manifest(json::Value json) : json_(std::move(json)) {}

    // A string at the top level, such as `name` or `version`.
    const std::string* text(std::string_view key) const;

    bool has_exports() const { return json::find(json_, "exports") != nullptr; }
    // The file, relative to the package, behind `.` or `./a/b`, by Convex's conditions; none, if
    // the package does not export it.
    std::optional<std::string> exported(std::string_view subpath) const;
    // What a specifier that starts with `#` stands for: a file in the package (`./…`), or a package.
    std::optional<std::string> imported(std::string_view specifier) const;

    // The version of a package that this one asks for.
    const std::string* dependency(std::string_view package) const;
    // The folders of the packages that belong together with this one, as patterns.
    std::vector<std::string> workspaces() const;

  private:
    json::Value json_;
};

}  // namespace parser
