#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parser/files.h"
#include "parser/manifest.h"
#include "parser/models.h"
#include "parser/tsconfig.h"

// From the specifier of an import to the file that Convex's bundler (esbuild 0.27) takes for it.
namespace parser {

class Resolver {
  public:
    explicit Resolver(Files& files) : files_(files) {}

    // What a specifier leads to: a file, a model, or else why it leads nowhere.
    struct Target {
        std::optional<std::string> path;
        const Model* model = nullptr;
        std::string problem;  // as in "is imported from …"
        std::string assumed;  // what is taken for granted of the model, if anything
    };
    Target resolve(const std::string& importer, const std::string& specifier, bool from_typescript);

    // A file that is there is read once.
    FileRead take(const std::string& path);

  private:
    bool exists(const std::string& path);
    std::optional<std::string> text(const std::string& path);
    std::optional<std::string> file_at(const std::string& path, bool from_typescript);
    std::optional<std::string> entry_of(const std::string& folder, bool from_typescript);
    std::optional<std::string> file_or_entry(const std::string& path, bool from_typescript);
    std::optional<std::string> in_package(const std::string& folder, std::string_view specifier,
                                          bool from_typescript);

    // Each folder from one up to the top of the project.
    template <class Visit>
    void upwards(std::string folder, const Visit& visit);

    const Manifest* manifest_in(const std::string& folder);
    // That of the package a folder belongs to, and its folder.
    const Manifest* enclosing_manifest(const std::string& folder, std::string* at = nullptr);
    const Tsconfig* tsconfig_for(const std::string& folder);
    std::optional<std::string> installed(const std::string& folder, std::string_view package);
    std::optional<std::string> linked(const std::string& folder, std::string_view package,
                                      std::string& problem);
    const std::map<std::string, std::string, std::less<>>& workspace_in(const std::string& folder);
    std::optional<std::string> installed_version(const std::string& folder, std::string_view package);
    std::optional<std::string> locked_version(const std::string& folder, std::string_view package);
    std::optional<std::string> asked_version(const std::string& folder, std::string_view package);
    Target model_for(const std::string& folder, std::string_view specifier);

    Files& files_;
    std::map<std::string, FileRead> reads_;
    std::map<std::string, std::optional<Manifest>> manifests_;
    std::map<std::string, std::optional<Tsconfig>> tsconfigs_;
    // Of each folder with a workspace: the folders of its packages, by name.
    std::map<std::string, std::map<std::string, std::string, std::less<>>> workspaces_;
    // Of each folder and package: the version in the lock file.
    std::map<std::pair<std::string, std::string>, std::optional<std::string>> locked_;
};

}  // namespace parser
