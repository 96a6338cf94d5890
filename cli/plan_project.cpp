#include "cli/plan_project.h"

#include <filesystem>

#include "parser/json.h"

namespace cli {
namespace {

namespace fs = std::filesystem;
using parser::FileRead;

std::optional<std::string> text_of(Tree& files, const fs::path& path) {
    FileRead read = files.read(path.lexically_normal().generic_string());
    if (read.outcome != FileRead::Outcome::text) return std::nullopt;
    return std::move(read.content);
}

// The packages that the `package.json` files around a folder name.
std::set<std::string> packages_around(Tree& files, fs::path folder) {
    std::set<std::string> names;
    for (std::size_t levels = 0; levels < 64; ++levels) {
        const auto text = text_of(files, folder / "package.json");
        const parser::json::Parsed parsed = text ? parser::json::parse(*text) : parser::json::Parsed{};
        for (const char* kind : {"dependencies", "devDependencies", "peerDependencies"}) {
            const parser::json::Value* all =
                text && !parsed.failure ? parser::json::find(parsed.value, kind) : nullptr;
            if (all == nullptr || all->object() == nullptr) continue;
            for (const parser::json::Member& one : *all->object()) names.insert(one.name);
        }
        folder /= "..";
    }
    return names;
}

}  // namespace

emit::Project project_of(Tree& files, const std::string& schema_file) {
    const fs::path folder = fs::path(schema_file).parent_path();
    emit::Project project;
    project.schema = fs::path(schema_file).filename().generic_string();
    project.functions = fs::path(files.path_in_project(schema_file)).parent_path().generic_string();
    for (const char* name : {"convex.config.ts", "convex.config.js"}) {
        project.config_text = text_of(files, folder / name);
        if (!project.config_text) continue;
        project.config = name;
        break;
    }
    project.packages = packages_around(files, folder);
    return project;
}

}  // namespace cli
