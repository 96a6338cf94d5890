#include "parser/packages.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "parser/lockfile.h"
#include "parser/paths.h"
#include "parser/version.h"
#include "parser/workspace.h"

namespace parser {
namespace {

// Whether a range is met by what a workspace has, whatever its version.
bool is_link(std::string_view range) {
    return range.starts_with("workspace:") || range.starts_with("file:") || range.starts_with("link:") ||
           range.starts_with("portal:") || range == "*" || range.empty() || range == "latest";
}

}  // namespace

std::optional<std::string> Packages::text(const std::string& path) {
    FileRead read = files_.read(path);
    if (read.outcome != FileRead::Outcome::text) return std::nullopt;
    return std::move(read.content);
}

const Manifest* Packages::manifest_in(const std::string& folder) {
    const auto [entry, is_new] = manifests_.try_emplace(folder);
    if (is_new) {
        if (const auto content = text(joined(folder, "package.json"))) {
            json::Parsed parsed = json::parse(*content);
            if (!parsed.failure) entry->second.emplace(std::move(parsed.value));
        }
    }
    return entry->second ? &*entry->second : nullptr;
}

Packages::Enclosing Packages::enclosing(const std::string& folder) {
    Enclosing found;
    upwards(folder, [&](const std::string& one) {
        found = {manifest_in(one), one};
        return found.manifest != nullptr;
    });
    return found;
}

std::optional<std::string> Packages::installed(const std::string& folder, std::string_view package) {
    std::optional<std::string> found;
    upwards(folder, [&](const std::string& one) {
        if (one == "node_modules" || one.ends_with("/node_modules")) return false;
        found = files_.real_folder(joined(joined(one, "node_modules"), package));
        return found.has_value();
    });
    return found;
}

const Packages::Folders& Packages::workspace_in(const std::string& folder) {
    const auto [entry, is_new] = workspaces_.try_emplace(folder);
    if (!is_new) return entry->second;
    std::vector<std::string> patterns;
    if (const Manifest* manifest = manifest_in(folder)) patterns = manifest->workspaces();
    if (const auto pnpm = text(joined(folder, "pnpm-workspace.yaml"))) {
        for (std::string& pattern : pnpm_packages(*pnpm)) patterns.push_back(std::move(pattern));
    }
    for (const std::string& one : workspace_folders(folder, patterns, files_)) {
        const Manifest* manifest = manifest_in(one);
        const std::string* name = manifest == nullptr ? nullptr : manifest->text("name");
        if (name != nullptr) entry->second.try_emplace(*name, one);
    }
    return entry->second;
}

std::optional<std::string> Packages::linked(const std::string& folder, std::string_view package,
                                            std::string& problem) {
    const auto& [own, at] = enclosing(folder);
    const std::string* range = own == nullptr ? nullptr : own->dependency(package);
    if (range != nullptr) {
        for (const std::string_view prefix : {"file:", "link:", "portal:"}) {
            if (range->starts_with(prefix))
                return files_.real_folder(joined(at, range->substr(prefix.size())));
        }
    }
    std::optional<std::string> found;
    upwards(folder, [&](const std::string& one) {
        const auto& packages = workspace_in(one);
        if (const auto known = packages.find(package); known != packages.end()) found = known->second;
        return found.has_value();
    });
    if (!found || range == nullptr || is_link(*range)) return found;
    const std::string* text = manifest_in(*found)->text("version");
    const auto version = version_of(text == nullptr ? "0.0.0" : *text);
    const auto asked = range_of(*range);
    if (version && asked && asked->contains(*version)) return found;
    problem = fmt::format(
        "the package `{}`, which is not installed, and is in the workspace in another version", package);
    return std::nullopt;
}

std::optional<std::string> Packages::installed_version(const std::string& folder, std::string_view package) {
    std::string problem;
    auto at = installed(folder, package);
    if (!at) at = linked(folder, package, problem);
    const Manifest* manifest = at ? manifest_in(*at) : nullptr;
    const std::string* text = manifest == nullptr ? nullptr : manifest->text("version");
    return text == nullptr ? std::nullopt : std::optional(*text);
}

std::optional<std::string> Packages::locked_version(const std::string& folder, std::string_view package) {
    const Asked asked = nearest_asking(folder, package);
    if (asked.range == nullptr) return std::nullopt;
    const auto [entry, is_new] = locked_.try_emplace({asked.folder, std::string(package)});
    if (!is_new) return entry->second;
    const auto from_top = [&](const std::string& one) {
        return parent_of(files_.path_in_project(joined(one, "package.json")));
    };
    const std::string* name = manifest_in(asked.folder)->text("name");
    std::set<std::string> versions;
    upwards(asked.folder, [&](const std::string& one) {
        const std::string inside = from_top(asked.folder);
        const std::size_t start = from_top(one).size();
        const std::string rest = inside.substr(std::min(start == 0 ? 0 : start + 1, inside.size()));
        bool has_one = false;
        for (const char* file : lock_files) {
            const auto content = text(joined(one, file));
            if (!content) continue;
            has_one = true;
            const Dependency dependency = {rest, name == nullptr ? "" : *name, package, *asked.range};
            if (auto found = parser::locked_version(file, *content, dependency))
                versions.insert(std::move(*found));
        }
        return has_one;
    });
    if (versions.size() == 1 && version_of(*versions.begin())) entry->second = *versions.begin();
    return entry->second;
}

std::optional<std::string> Packages::asked_version(const std::string& folder, std::string_view package) {
    const std::string* range = nearest_asking(folder, package).range;
    return range == nullptr ? std::nullopt : std::optional(*range);
}

Packages::Asked Packages::nearest_asking(const std::string& folder, std::string_view package) {
    Asked asked;
    upwards(folder, [&](const std::string& one) {
        const Manifest* manifest = manifest_in(one);
        asked = {one, manifest == nullptr ? nullptr : manifest->dependency(package)};
        return asked.range != nullptr;
    });
    return asked;
}

}  // namespace parser
