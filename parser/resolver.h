#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parser/files.h"
#include "parser/models.h"
#include "parser/packages.h"
#include "parser/tsconfig.h"

// From the specifier of an import to the file that Convex's bundler (esbuild 0.27) takes for it.
namespace parser {

class Resolver {
  public:
    explicit Resolver(Files& files) : files_(files), packages_(files) {}

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
    std::optional<std::string> file_at(const std::string& path, bool from_typescript);
    std::optional<std::string> entry_of(const std::string& folder, bool from_typescript);
    std::optional<std::string> file_or_entry(const std::string& path, bool from_typescript);
    std::optional<std::string> in_package(const std::string& folder, std::string_view specifier,
                                          bool from_typescript);

    const Tsconfig* tsconfig_for(const std::string& folder);
    Target model_for(const std::string& folder, std::string_view specifier);

    Files& files_;
    std::map<std::string, FileRead> reads_;
    std::map<std::string, std::optional<Tsconfig>> tsconfigs_;
    Packages packages_;
};

}  // namespace parser
