#include "cli/read.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <system_error>

namespace cli {
namespace {

namespace fs = std::filesystem;
using diagnostics::Id;
using parser::FileRead;

bool is_there(const fs::path& path) {
    std::error_code error;
    return fs::exists(path, error);
}

// The git top level, else the outermost folder with a `package.json`, else the file's own.
fs::path project_root(const fs::path& file) {
    fs::path root = file.parent_path();
    for (fs::path at = file.parent_path();; at = at.parent_path()) {
        if (is_there(at / ".git")) return at;
        if (is_there(at / "package.json")) root = at;
        if (at == at.parent_path()) return root;
    }
}

bool is_inside(const fs::path& path, const fs::path& folder) {
    const auto [end, rest] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
    return end == folder.end();
}

FileRead read_file(const fs::path& path, const fs::path& root) {
    std::error_code error;
    const fs::path real = fs::canonical(path, error);
    if (error) return {FileRead::Outcome::missing, ""};
    if (!is_inside(real, root)) return {FileRead::Outcome::outside, ""};
    if (!fs::is_regular_file(real, error)) return {FileRead::Outcome::missing, ""};
    const auto size = fs::file_size(real, error);
    if (error) return {FileRead::Outcome::unreadable, error.message()};
    if (size > parser::file_size_limit) return {FileRead::Outcome::too_large, ""};
    std::ifstream stream(real, std::ios::binary);
    if (!stream) return {FileRead::Outcome::unreadable, std::generic_category().message(errno)};
    return {FileRead::Outcome::text, std::string(std::istreambuf_iterator<char>(stream), {})};
}

Located problem(Id id, std::string message) {
    return {std::nullopt, diagnostics::Diagnostic{id, std::move(message), std::nullopt}};
}

// The schema file of a functions folder, as Convex looks for it.
std::optional<fs::path> schema_file(const fs::path& folder) {
    for (const char* name : {"schema.ts", "schema.js"}) {
        std::error_code error;
        if (fs::is_regular_file(folder / name, error)) return folder / name;
    }
    return std::nullopt;
}

}  // namespace

Located locate_schema(const std::string& argument, const std::string& directory) {
    const fs::path base = directory;
    std::error_code error;
    fs::path file = argument;
    if (fs::is_directory(base / file, error)) {
        const fs::path folder = file;
        fs::path functions = folder / "convex";
        if (is_there(base / folder / "convex.json")) {
            std::ifstream stream(base / folder / "convex.json");
            const auto json = nlohmann::json::parse(stream, nullptr, false);
            if (json.is_discarded() || !json.is_object() ||
                (json.contains("functions") && !json["functions"].is_string())) {
                return problem(Id::bad_configuration, fmt::format("`{}` is not a Convex configuration",
                                                                  (folder / "convex.json").generic_string()));
            }
            if (json.contains("functions")) functions = folder / json["functions"].get<std::string>();
        }
        auto found = schema_file(base / functions);
        file = functions;
        if (!found) {
            found = schema_file(base / folder);
            file = folder;
        }
        if (!found) {
            return problem(Id::missing_schema, fmt::format("there is no `schema.ts` in `{}` nor in `{}`",
                                                           functions.lexically_normal().generic_string(),
                                                           folder.generic_string()));
        }
        file /= found->filename();
    }
    const fs::path real = fs::canonical(base / file, error);
    if (error) return problem(Id::missing_file, fmt::format("there is no file `{}`", argument));
    const fs::path root = project_root(real);
    return {SchemaSource{file.lexically_normal().generic_string(),
                         [base, root](const std::string& path) { return read_file(base / path, root); }},
            std::nullopt};
}

}  // namespace cli
