#include "cli/plan_folder.h"

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "cli/plan_file.h"
#include "cli/refused.h"
#include "emit/sha256.h"

namespace cli {
namespace {

namespace fs = std::filesystem;
using diagnostics::Id;

std::string read(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

[[noreturn]] void refuse(const std::string& message) {
    throw Refused(Id::bad_argument, message);
}

// A name beside `folder` that nothing has.
fs::path beside(const fs::path& folder, const char* suffix) {
    return folder.parent_path() / fmt::format(".{}.{}-{}", folder.filename().string(), suffix, ::getpid());
}

}  // namespace

PlanName plan_folder(const std::string& named, const std::string& directory) {
    if (named.empty()) refuse("the name of the plan's folder is empty; name one for the plan alone");
    std::error_code error;
    const fs::path here = fs::weakly_canonical(directory, error);
    const fs::path folder = fs::weakly_canonical(fs::path(directory) / named / "", error);
    const fs::path from_there =
        here.lexically_relative(folder.has_filename() ? folder : folder.parent_path());
    const bool is_around = !from_there.empty() && *from_there.begin() != "..";
    if (error || is_around)
        refuse(
            fmt::format("`{}` is the current folder, or around it; name a folder for the plan alone", named));
    return {(fs::path(directory) / named).lexically_normal().string(), named};
}

void check_plan_folder(const PlanName& name) {
    const fs::path folder = name.path;
    std::error_code error;
    const fs::file_status status = fs::symlink_status(folder, error);
    if (!fs::exists(status)) return;
    if (!fs::is_directory(status)) refuse(fmt::format("`{}` is no folder", name.shown));
    if (fs::is_empty(folder, error)) return;
    const auto plan = read_plan_file(name.path);
    for (const auto& entry : fs::recursive_directory_iterator(folder, error)) {
        const std::string path = entry.path().lexically_relative(folder).generic_string();
        if (entry.is_directory() && !entry.is_symlink()) continue;
        const bool is_report = path == "plan.json" || path == "PLAN.md";
        if (!plan || (!is_report && !plan->files.contains(path)))
            refuse(fmt::format("`{}` holds `{}`, which no plan wrote; name a folder for the plan alone",
                               name.shown, path));
        if (!is_report && plan->files.at(path) != "sha256:" + emit::sha256(read(entry.path())))
            refuse(fmt::format(
                "`{}` was changed in `{}` since the plan was written; keep it elsewhere, and remove "
                "it or name another folder",
                path, name.shown));
    }
    if (error) refuse(fmt::format("`{}` cannot be read: {}", name.shown, error.message()));
}

void write_plan_folder(const PlanName& name, const PlanFolder& files) {
    const fs::path folder = fs::path(name.path).lexically_normal().has_filename()
                                ? fs::path(name.path).lexically_normal()
                                : fs::path(name.path).lexically_normal().parent_path();
    const fs::path made = beside(folder, "new");
    const fs::path old = beside(folder, "old");
    std::error_code error;
    const auto give_up = [&](const std::string& why) {
        std::error_code ignored;
        fs::remove_all(made, ignored);
        refuse(fmt::format("`{}` cannot be written: {}", name.shown, why));
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
