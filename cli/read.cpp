#include "cli/read.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

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

// The files of a project in the working tree, as seen from the folder `base`.
class WorkingTree : public parser::Files {
  public:
    WorkingTree(fs::path base, fs::path root) : base_(std::move(base)), root_(std::move(root)) {}

    FileRead read(const std::string& path) override {
        const fs::path file = base_ / path;
        std::error_code error;
        const fs::file_status status = fs::status(file, error);
        if (!fs::exists(status) || fs::is_directory(status)) return {FileRead::Outcome::missing, ""};
        if (!is_in_project(file)) return {FileRead::Outcome::outside, ""};
        if (!fs::is_regular_file(status)) return {FileRead::Outcome::unreadable, "it is not a regular file"};
        const auto size = fs::file_size(file, error);
        if (error) return {FileRead::Outcome::unreadable, error.message()};
        if (size > parser::file_size_limit) return {FileRead::Outcome::too_large, ""};
        std::ifstream stream(file, std::ios::binary);
        if (!stream) return {FileRead::Outcome::unreadable, std::generic_category().message(errno)};
        std::string text(size, '\0');
        stream.read(text.data(), static_cast<std::streamsize>(size));
        text.resize(static_cast<std::size_t>(stream.gcount()));
        return {FileRead::Outcome::text, std::move(text)};
    }

    std::vector<std::string> folders(const std::string& path) override {
        std::vector<std::string> names;
        if (!real_folder(path)) return names;
        std::error_code error;
        for (const fs::directory_entry& entry : fs::directory_iterator(base_ / path, error)) {
            if (entry.is_directory(error)) names.push_back(entry.path().filename().string());
        }
        std::sort(names.begin(), names.end());
        return names;
    }

    std::optional<std::string> real_folder(const std::string& path) override {
        const auto [entry, is_new] = real_folders_.try_emplace(path);
        if (!is_new) return entry->second;
        std::error_code error;
        const fs::path real = fs::canonical(base_ / path, error);
        if (!error && is_inside(real, root_) && fs::is_directory(real, error)) {
            // As it was, where no link is followed: it is shown to people.
            const fs::path given = (base_ / path).lexically_normal();
            const bool is_same = real == given || real / "" == given;
            entry->second =
                is_same ? path : real.lexically_relative(fs::canonical(base_, error)).generic_string();
        }
        return entry->second;
    }

  private:
    bool is_in_project(const fs::path& file) {
        std::error_code error;
        if (fs::is_symlink(file, error)) return is_inside(fs::canonical(file, error), root_);
        const auto [entry, is_new] = folders_.try_emplace(file.parent_path(), false);
        if (is_new) entry->second = is_inside(fs::canonical(file.parent_path(), error), root_);
        return entry->second;
    }

    fs::path base_;
    fs::path root_;
    std::map<fs::path, bool> folders_;  // whether a folder is really in the project
    std::map<std::string, std::optional<std::string>> real_folders_;
};

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
    return {SchemaSource{file.lexically_normal().generic_string(), std::make_unique<WorkingTree>(base, root)},
            std::nullopt};
}

}  // namespace cli
