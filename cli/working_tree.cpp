#include "cli/working_tree.h"

#include <algorithm>
#include <fstream>
#include <system_error>
#include <utility>

namespace cli {
namespace {

namespace fs = std::filesystem;
using parser::FileRead;

bool is_there(const fs::path& path) {
    std::error_code error;
    return fs::exists(path, error);
}

// The git top level, else the outermost folder with a `package.json`, else the file's own.
fs::path project_root(const fs::path& folder) {
    fs::path root = folder;
    for (fs::path at = folder;; at = at.parent_path()) {
        if (is_there(at / ".git")) return at;
        if (is_there(at / "package.json")) root = at;
        if (at == at.parent_path()) return root;
    }
}

bool is_inside(const fs::path& path, const fs::path& folder) {
    const auto [end, rest] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
    return end == folder.end();
}

}  // namespace

WorkingTree::WorkingTree(fs::path base) : base_(std::move(base)), root_(base_.root_path()) {}

void WorkingTree::confine_to_project_of(const std::string& path) {
    std::error_code error;
    const fs::path real = fs::weakly_canonical(base_ / path, error);
    root_ = project_root(fs::is_directory(real, error) ? real : real.parent_path());
    folders_.clear();
    real_folders_.clear();
}

std::string WorkingTree::path_in_project(const std::string& path) const {
    std::error_code error;
    const fs::path real =
        fs::weakly_canonical((base_ / path).parent_path(), error) / fs::path(path).filename();
    return real.lexically_relative(root_).generic_string();
}

FileRead WorkingTree::read(const std::string& path) {
    const fs::path file = base_ / path;
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    // Whether it is there cannot be told: not so that another file is taken for it.
    if (error == std::errc::permission_denied || error == std::errc::io_error)
        return {FileRead::Outcome::unreadable, error.message()};
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

std::vector<std::string> WorkingTree::folders(const std::string& path) {
    std::vector<std::string> names;
    if (!real_folder(path)) return names;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(base_ / path, error)) {
        if (entry.is_directory(error)) names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::optional<std::string> WorkingTree::real_folder(const std::string& path) {
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

bool WorkingTree::is_in_project(const fs::path& file) {
    std::error_code error;
    if (fs::is_symlink(file, error)) return is_inside(fs::canonical(file, error), root_);
    const auto [entry, is_new] = folders_.try_emplace(file.parent_path(), false);
    if (is_new) entry->second = is_inside(fs::canonical(file.parent_path(), error), root_);
    return entry->second;
}

}  // namespace cli
