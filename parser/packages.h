#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "parser/files.h"
#include "parser/manifest.h"
#include "parser/paths.h"

// The packages that the files of a project see: where they are, and in which version. Each `package.json` is
// read once; one that is no JSON is none.
namespace parser {

class Packages {
  public:
    explicit Packages(Files& files) : files_(files) {}

    // A text file, read anew.
    std::optional<std::string> text(const std::string& path);
    // Each folder from one up to the top of the project, until `visit` is true of one.
    template <class Visit>
    void upwards(std::string folder, const Visit& visit);

    const Manifest* manifest_in(const std::string& folder);
    // That of the package a folder belongs to.
    struct Enclosing {
        const Manifest* manifest = nullptr;
        std::string folder;
    };
    Enclosing enclosing(const std::string& folder);

    // The folder of a package in a `node_modules` at or above `folder`, links followed.
    std::optional<std::string> installed(const std::string& folder, std::string_view package);
    // The folder of one that an install would link: of the same workspace, or named by its path. `problem` is
    // set where the workspace has it in another version only.
    std::optional<std::string> linked(const std::string& folder, std::string_view package,
                                      std::string& problem);

    // The version of a package that is installed or linked; none, if none is.
    std::optional<std::string> installed_version(const std::string& folder, std::string_view package);
    // The version that an install would bring, as the nearest lock file has it; none, if none says so, or two
    // say different things.
    std::optional<std::string> locked_version(const std::string& folder, std::string_view package);
    // What the nearest `package.json` that names a package asks for: a range.
    std::optional<std::string> asked_version(const std::string& folder, std::string_view package);

  private:
    using Folders = std::map<std::string, std::string, std::less<>>;  // by the name of the package

    struct Asked {
        std::string folder;
        const std::string* range = nullptr;
    };
    Asked nearest_asking(const std::string& folder, std::string_view package);
    const Folders& workspace_in(const std::string& folder);

    Files& files_;
    std::map<std::string, std::optional<Manifest>> manifests_;
    std::map<std::string, Folders> workspaces_;  // by the folder that has it
    // Of each folder and package: the version in the lock file.
    std::map<std::pair<std::string, std::string>, std::optional<std::string>> locked_;
};

template <class Visit>
void Packages::upwards(std::string folder, const Visit& visit) {
    while (files_.real_folder(folder)) {
        if (visit(folder)) return;
        std::string parent = parent_of(folder);
        if (parent == folder) return;
        folder = std::move(parent);
    }
}

}  // namespace parser
