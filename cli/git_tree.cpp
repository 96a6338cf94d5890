#include "cli/git_tree.h"

#include <fmt/format.h>

#include <deque>
#include <filesystem>
#include <utility>

#include "cli/fetch.h"

namespace cli {
namespace {

namespace fs = std::filesystem;
using parser::FileRead;

// As many as Linux follows before it gives up.
constexpr int link_limit = 40;

void put_first(std::deque<std::string>& parts, const std::string& path) {
    std::size_t end = path.size();
    for (;;) {
        const std::size_t slash = end == 0 ? std::string::npos : path.rfind('/', end - 1);
        const std::size_t begin = slash == std::string::npos ? 0 : slash + 1;
        if (begin < end) parts.push_front(path.substr(begin, end - begin));
        if (slash == std::string::npos) return;
        end = slash;
    }
}

bool is_inside(const std::string& path, const std::string& folder) {
    return folder.empty() || path == folder || path.starts_with(folder + "/");
}

std::string hexadecimal(std::string_view bytes) {
    std::string text;
    for (const char byte : bytes) text += fmt::format("{:02x}", static_cast<unsigned char>(byte));
    return text;
}

}  // namespace

// A folder on the way to a path.
struct GitTree::Step {
    std::string path;
    std::string project;
    Git* git;
    std::string id;
};

GitTree::GitTree(Git git, std::string tree)
    : git_(std::make_unique<Git>(std::move(git))), tree_(std::move(tree)) {}

void GitTree::expect_complete(const std::string& where, const std::string& also) const {
    if (missing_object_) throw part_left_out(*git_, *missing_object_, where, also);
}

std::string GitTree::path_in_project(const std::string& path) const {
    return project_.empty() ? path : path.substr(project_.size() + 1);
}

FileRead GitTree::read(const std::string& path) {
    bool is_outside = false;
    const auto place = find(path, is_outside);
    if (is_outside) return {FileRead::Outcome::outside, ""};
    if (!place || place->entry.kind != Kind::file) return {FileRead::Outcome::missing, ""};
    const auto object = place->git->object(place->entry.id);
    if (!object) {
        missing_object_ = place->entry.id;
        return {FileRead::Outcome::missing, ""};
    }
    if (object->is_too_large || object->content.size() > parser::file_size_limit)
        return {FileRead::Outcome::too_large, ""};
    return {FileRead::Outcome::text, object->content};
}

std::vector<std::string> GitTree::folders(const std::string& path) {
    std::vector<std::string> names;
    bool is_outside = false;
    const auto place = find(path, is_outside);
    if (!place || is_outside || place->entry.kind != Kind::folder) return names;
    for (const auto& [name, entry] : folder(*place->git, place->entry.id)) {
        if (entry.kind == Kind::file) continue;
        const bool is_folder =
            entry.kind == Kind::folder || real_folder(fmt::format("{}/{}", path, name)).has_value();
        if (is_folder) names.push_back(name);
    }
    return names;
}

std::optional<std::string> GitTree::real_folder(const std::string& path) {
    bool is_outside = false;
    const auto place = find(path, is_outside);
    if (!place || is_outside || place->entry.kind != Kind::folder) return std::nullopt;
    // As it was, where no link is followed: it is shown to people.
    std::string given = fs::path(path).lexically_normal().generic_string();
    if (given.ends_with('/')) given.pop_back();
    if (given == (place->path.empty() && !path.empty() ? "." : place->path)) return path;
    return place->path.empty() ? "." : place->path;
}

void GitTree::confine_to_project_of(const std::string& path) {
    bool is_outside = false;
    if (const auto place = find(path, is_outside)) project_ = place->project;
}

std::optional<GitTree::Place> GitTree::find(const std::string& path, bool& is_outside) {
    std::deque<std::string> parts;
    put_first(parts, path);
    std::vector<Step> steps = {{"", "", git_.get(), tree_}};
    is_outside = path.starts_with('/');
    int links = 0;
    while (!parts.empty() && !is_outside) {
        const std::string part = std::move(parts.front());
        parts.pop_front();
        if (part == ".") continue;
        if (part == "..") {
            steps.pop_back();
            is_outside = steps.empty();
            continue;
        }
        const Step at = steps.back();
        const Folder& names = folder(*at.git, at.id);
        const auto found = names.find(part);
        if (found == names.end()) return std::nullopt;
        const Entry& entry = found->second;
        const std::string here = at.path.empty() ? part : at.path + "/" + part;
        switch (entry.kind) {
            case Kind::folder: steps.push_back({here, at.project, at.git, entry.id}); break;
            case Kind::file:
                if (!parts.empty()) return std::nullopt;
                is_outside = !is_inside(here, project_);
                return Place{here, at.project, at.git, entry};
            case Kind::link: {
                const auto target = content(*at.git, entry.id);
                if (!target || ++links > link_limit) return std::nullopt;
                is_outside = target->starts_with('/');
                put_first(parts, *target);
                break;
            }
            case Kind::submodule: {
                Git* inner = submodule(*at.git, here.substr(at.project.empty() ? 0 : at.project.size() + 1));
                const auto tree = inner == nullptr ? std::nullopt : inner->object(entry.id + "^{tree}");
                if (!tree) return std::nullopt;
                steps.push_back({here, here, inner, tree->id});
                break;
            }
        }
    }
    if (is_outside) return std::nullopt;
    const Step& last = steps.back();
    is_outside = !is_inside(last.path, project_);
    return Place{last.path, last.project, last.git, {Kind::folder, last.id}};
}

// The entries of a tree: `MODE NAME`, a NUL, and the bytes of an id each.
const GitTree::Folder& GitTree::folder(Git& git, const std::string& id) {
    const auto [known, is_new] = folders_.try_emplace(id);
    if (!is_new) return known->second;
    const auto tree = content(git, id);
    std::string_view rest = tree ? std::string_view(*tree) : std::string_view();
    const std::size_t id_size = id.size() / 2;
    while (!rest.empty()) {
        const std::size_t space = rest.find(' ');
        const std::size_t end = rest.find('\0');
        if (space > end || end == std::string_view::npos || rest.size() < end + 1 + id_size) break;
        const std::string_view mode = rest.substr(0, space);
        const Kind kind = mode == "40000"    ? Kind::folder
                          : mode == "120000" ? Kind::link
                          : mode == "160000" ? Kind::submodule
                                             : Kind::file;
        known->second.emplace(rest.substr(space + 1, end - space - 1),
                              Entry{kind, hexadecimal(rest.substr(end + 1, id_size))});
        rest.remove_prefix(end + 1 + id_size);
    }
    return known->second;
}

std::optional<std::string> GitTree::content(Git& git, const std::string& id) {
    auto object = git.object(id);
    if (object && !object->is_too_large) return std::move(object->content);
    missing_object_ = id;
    return std::nullopt;
}

// The repository of a submodule, if it is checked out where it belongs. The path is as seen from the top
// of the repository around it.
Git* GitTree::submodule(const Git& around, const std::string& path) {
    const std::string& top = around.top();
    const auto [known, is_new] = submodules_.try_emplace(top + "/" + path);
    if (is_new && !top.empty()) {
        std::error_code error;
        const std::string real = fs::canonical(fs::path(top) / path, error).string();
        if (!error && is_inside(real, top)) known->second = Git::of_submodule(real);
    }
    return known->second.get();
}

}  // namespace cli
