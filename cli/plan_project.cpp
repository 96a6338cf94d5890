#include "cli/plan_project.h"

#include <array>
#include <filesystem>
#include <vector>

#include "parser/json.h"

namespace cli {
namespace {

namespace fs = std::filesystem;
namespace json = parser::json;
using parser::FileRead;

// A folder of the project, and those around it, from the inside.
std::vector<fs::path> folders_around(Tree& files, fs::path folder) {
    std::vector<fs::path> all;
    constexpr std::size_t limit = 64;
    for (; all.size() < limit && files.real_folder(folder.lexically_normal().generic_string());
         folder /= "..")
        all.push_back(folder);
    return all;
}

FileRead::Outcome outcome_of(Tree& files, const fs::path& path) {
    return files.read(path.lexically_normal().generic_string()).outcome;
}

json::Value json_of(Tree& files, const fs::path& path) {
    const FileRead read = files.read(path.lexically_normal().generic_string());
    if (read.outcome != FileRead::Outcome::text) return {};
    json::Parsed parsed = json::parse(read.content);
    return parsed.failure ? json::Value{} : std::move(parsed.value);
}

// The version of a package that is installed for a folder or above it; none, if none is.
std::optional<parser::Version> installed(Tree& files, const std::string& package,
                                         const std::vector<fs::path>& folders) {
    for (const fs::path& folder : folders) {
        const json::Value manifest = json_of(files, folder / "node_modules" / package / "package.json");
        const json::Value* version = json::find(manifest, "version");
        if (version != nullptr && version->text() != nullptr) return parser::version_of(*version->text());
    }
    return std::nullopt;
}

std::optional<parser::Version> asked_for(const json::Value& range) {
    if (range.text() == nullptr) return std::nullopt;
    const auto found = parser::range_of(*range.text());
    return found ? std::optional(found->first) : std::nullopt;
}

// What the `package.json` files of a folder and above it name.
auto packages_around(Tree& files, const std::vector<fs::path>& folders) {
    std::map<std::string, std::optional<parser::Version>> packages;
    for (const fs::path& folder : folders) {
        const json::Value manifest = json_of(files, folder / "package.json");
        for (const char* kind : {"dependencies", "devDependencies", "peerDependencies"}) {
            const json::Value* all = json::find(manifest, kind);
            if (all == nullptr || all->object() == nullptr) continue;
            for (const json::Member& one : *all->object()) packages.emplace(one.name, asked_for(one.value));
        }
    }
    return packages;
}

// By the lock that is nearest.
std::string manager_of(Tree& files, const std::vector<fs::path>& folders) {
    constexpr std::array locks = {std::pair("pnpm-lock.yaml", "pnpm"), std::pair("yarn.lock", "yarn"),
                                  std::pair("bun.lock", "bun"), std::pair("bun.lockb", "bun"),
                                  std::pair("package-lock.json", "npm")};
    for (const fs::path& folder : folders) {
        for (const auto& [lock, manager] : locks) {
            const auto outcome = outcome_of(files, folder / lock);
            if (outcome == FileRead::Outcome::text || outcome == FileRead::Outcome::too_large) return manager;
        }
    }
    return "npm";
}

}  // namespace

emit::Project project_of(Tree& files, const std::string& schema_file) {
    const fs::path folder = fs::path(schema_file).parent_path();
    emit::Project project;
    project.schema = fs::path(schema_file).filename().generic_string();
    project.functions = fs::path(files.path_in_project(schema_file)).parent_path().generic_string();
    for (const char* name : {"convex.config.ts", "convex.config.js"}) {
        FileRead read = files.read((folder / name).lexically_normal().generic_string());
        if (read.outcome != FileRead::Outcome::text) continue;
        project.config_text = std::move(read.content);
        project.config = name;
        break;
    }
    const std::vector<fs::path> folders = folders_around(files, folder);
    project.packages = packages_around(files, folders);
    for (const char* name : {"convex", "@convex-dev/migrations", "convex-helpers", "convex-test", "vitest"}) {
        const auto found = project.packages.find(name);
        if (found == project.packages.end()) continue;
        if (const auto version = installed(files, name, folders)) found->second = version;
    }
    project.manager = manager_of(files, folders);
    return project;
}

}  // namespace cli
