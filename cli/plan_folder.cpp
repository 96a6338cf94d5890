#include "cli/plan_folder.h"

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <optional>

#include "cli/refused.h"
#include "emit/sha256.h"
#include "parser/json.h"

namespace cli {
namespace {

namespace fs = std::filesystem;
namespace json = parser::json;
using diagnostics::Id;

std::string read(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// The files of the plan that is in a folder, with their hashes; none, if there is no plan of ours.
std::optional<std::map<std::string, std::string>> planned(const fs::path& folder) {
    const json::Parsed parsed = json::parse(read(folder / "plan.json"));
    if (parsed.failure) return std::nullopt;
    const json::Value* tool = json::find(parsed.value, "tool");
    const json::Value* name = tool == nullptr ? nullptr : json::find(*tool, "name");
    if (name == nullptr || name->text() == nullptr || *name->text() != "schemaplan") return std::nullopt;
    std::map<std::string, std::string> files;
    const json::Value* phases = json::find(parsed.value, "phases");
    if (phases == nullptr || phases->array() == nullptr) return std::nullopt;
    for (const json::Value& phase : *phases->array()) {
        const json::Value* phase_name = json::find(phase, "name");
        const json::Value* written = json::find(phase, "write");
        if (phase_name == nullptr || phase_name->text() == nullptr || written == nullptr || written->array() == nullptr)
            return std::nullopt;
        for (const json::Value& file : *written->array()) {
            const json::Value* path = json::find(file, "path");
            const json::Value* hash = json::find(file, "after");
            if (path == nullptr || path->text() == nullptr || hash == nullptr || hash->text() == nullptr)
                return std::nullopt;
            files[*phase_name->text() + "/" + *path->text()] = *hash->text();
        }
    }
    return files;
}

[[noreturn]] void refuse(const std::string& message) {
    throw Refused(Id::bad_argument, message);
}

// A name beside `folder` that nothing has.
fs::path beside(const fs::path& folder, const char* suffix) {
    return folder.parent_path() / fmt::format(".{}.{}-{}", folder.filename().string(), suffix, ::getpid());
}

}  // namespace

void check_plan_folder(const std::string& name) {
    const fs::path folder = name;
    std::error_code error;
    const fs::file_status status = fs::symlink_status(folder, error);
    if (!fs::exists(status)) return;
    if (!fs::is_directory(status)) refuse(fmt::format("`{}` is no folder", name));
    if (fs::is_empty(folder, error)) return;
    const auto files = planned(folder);
    for (const auto& entry : fs::recursive_directory_iterator(folder, error)) {
        const std::string path = entry.path().lexically_relative(folder).generic_string();
        if (entry.is_directory() && !entry.is_symlink()) continue;
        const bool is_report = path == "plan.json" || path == "PLAN.md";
        if (!files || (!is_report && !files->contains(path)))
            refuse(fmt::format("`{}` holds `{}`, which no plan wrote; name a folder for the plan alone", name, path));
        if (!is_report && files->at(path) != "sha256:" + emit::sha256(read(entry.path())))
            refuse(fmt::format("`{}` was changed in `{}` since the plan was written; keep it elsewhere, and remove "
                               "it or name another folder",
                               path, name));
    }
    if (error) refuse(fmt::format("`{}` cannot be read: {}", name, error.message()));
}

void write_plan_folder(const std::string& name, const PlanFolder& files) {
    const fs::path folder = fs::path(name).lexically_normal().has_filename()
                                ? fs::path(name).lexically_normal()
                                : fs::path(name).lexically_normal().parent_path();
    const fs::path made = beside(folder, "new");
    const fs::path old = beside(folder, "old");
    std::error_code error;
    const auto give_up = [&](const std::string& why) {
        std::error_code ignored;
        fs::remove_all(made, ignored);
        refuse(fmt::format("`{}` cannot be written: {}", name, why));
    };
    if (folder.has_parent_path()) fs::create_directories(folder.parent_path(), error);
    if (error) give_up(error.message());
    for (const auto& [path, text] : files) {
        fs::create_directories((made / path).parent_path(), error);
        std::ofstream stream(made / path, std::ios::binary);
        stream << text;
        stream.close();
        if (error || !stream) give_up("the disk does not take it");
    }
    const bool is_there = fs::exists(folder, error);
    if (is_there) fs::rename(folder, old, error);
    if (error) give_up(error.message());
    fs::rename(made, folder, error);
    if (error) {
        const std::string why = error.message();
        if (is_there) fs::rename(old, folder, error);
        give_up(why);
    }
    fs::remove_all(old, error);
}

}  // namespace cli
