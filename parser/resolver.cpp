#include "parser/resolver.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "parser/lockfile.h"
#include "parser/paths.h"
#include "parser/version.h"
#include "parser/workspace.h"

namespace parser {
namespace {

// What a specifier without extension may stand for, in order. In packages JavaScript comes first.
constexpr std::array extensions = {".tsx", ".ts", ".jsx", ".js", ".css", ".json"};
constexpr std::array package_extensions = {".jsx", ".js", ".css", ".json", ".tsx", ".ts"};

const auto& extensions_at(std::string_view path) {
    return is_in_node_modules(path) ? package_extensions : extensions;
}

bool is_link(std::string_view range) {
    return range.starts_with("workspace:") || range.starts_with("file:") || range.starts_with("link:") ||
           range.starts_with("portal:") || range == "*" || range.empty() || range == "latest";
}

}  // namespace

FileRead Resolver::take(const std::string& path) {
    const auto known = reads_.find(path);
    if (known == reads_.end()) return files_.read(path);
    FileRead read = std::move(known->second);
    reads_.erase(known);
    return read;
}

bool Resolver::exists(const std::string& path) {
    const auto [entry, is_new] = reads_.try_emplace(path);
    if (is_new) entry->second = files_.read(path);
    return entry->second.outcome != FileRead::Outcome::missing;
}

std::optional<std::string> Resolver::text(const std::string& path) {
    FileRead read = files_.read(path);
    if (read.outcome != FileRead::Outcome::text) return std::nullopt;
    return std::move(read.content);
}

template <class Visit>
void Resolver::upwards(std::string folder, const Visit& visit) {
    while (files_.real_folder(folder)) {
        if (visit(folder)) return;
        std::string parent = parent_of(folder);
        if (parent == folder) return;
        folder = std::move(parent);
    }
}

const Manifest* Resolver::manifest_in(const std::string& folder) {
    const auto [entry, is_new] = manifests_.try_emplace(folder);
    if (is_new) {
        if (const auto content = text(joined(folder, "package.json"))) {
            json::Parsed parsed = json::parse(*content);
            if (!parsed.failure) entry->second.emplace(std::move(parsed.value));
        }
    }
    return entry->second ? &*entry->second : nullptr;
}

const Manifest* Resolver::enclosing_manifest(const std::string& folder, std::string* at) {
    const Manifest* found = nullptr;
    upwards(folder, [&](const std::string& one) {
        found = manifest_in(one);
        if (found != nullptr && at != nullptr) *at = one;
        return found != nullptr;
    });
    return found;
}

// The nearest one counts, and only that; packages have none.
const Tsconfig* Resolver::tsconfig_for(const std::string& folder) {
    if (is_in_node_modules(folder + "/")) return nullptr;
    const Tsconfig* found = nullptr;
    upwards(folder, [&](const std::string& one) {
        const auto [entry, is_new] = tsconfigs_.try_emplace(one);
        if (is_new) {
            const auto read = [&](const std::string& path) { return text(path); };
            const auto find = [&](const std::string& from,
                                  const std::string& specifier) -> std::optional<std::string> {
                const auto at = installed(from, package_of(specifier));
                if (!at) return std::nullopt;
                const std::string path = joined(*at, specifier.substr(package_of(specifier).size()));
                for (const std::string& name : {path, path + ".json", joined(path, "tsconfig.json")}) {
                    if (extension_of(name) == ".json" && text(name)) return name;
                }
                return std::nullopt;
            };
            for (const char* name : {"tsconfig.json", "jsconfig.json"}) {
                const std::string path = joined(one, name);
                if (!entry->second && text(path)) entry->second = read_tsconfig(path, read, find);
            }
        }
        found = entry->second ? &*entry->second : nullptr;
        return found != nullptr;
    });
    return found;
}

// A file by its path, with or without its extension.
std::optional<std::string> Resolver::file_at(const std::string& path, bool from_typescript) {
    if (exists(path)) return path;
    for (const char* extension : extensions_at(path)) {
        if (exists(path + extension)) return path + extension;
    }
    if (!from_typescript) return std::nullopt;
    const std::string_view extension = extension_of(path);
    const std::string stem = path.substr(0, path.size() - extension.size());
    std::vector<const char*> meant;
    if (extension == ".js" || extension == ".jsx") meant = {".ts", ".tsx"};
    if (extension == ".mjs") meant = {".mts"};
    if (extension == ".cjs") meant = {".cts"};
    for (const char* one : meant) {
        if (exists(stem + one)) return stem + one;
    }
    return std::nullopt;
}

// What a folder stands for, as its `package.json` says, or its index.
std::optional<std::string> Resolver::entry_of(const std::string& path, bool from_typescript) {
    const auto folder = files_.real_folder(path);
    if (!folder) return std::nullopt;
    if (const Manifest* manifest = manifest_in(*folder)) {
        for (const char* field : {"browser", "module", "main"}) {
            const std::string* main = manifest->text(field);
            if (main == nullptr) continue;
            const std::string target = joined(*folder, *main);
            if (auto file = file_at(target, from_typescript)) return file;
            if (auto file = file_at(joined(target, "index"), from_typescript)) return file;
        }
    }
    for (const char* extension : extensions_at(*folder)) {
        const std::string index = joined(*folder, std::string("index") + extension);
        if (exists(index)) return index;
    }
    return std::nullopt;
}

std::optional<std::string> Resolver::file_or_entry(const std::string& path, bool from_typescript) {
    if (auto file = file_at(path, from_typescript)) return file;
    return entry_of(path, from_typescript);
}

// `specifier`, which starts with the name of the package in `folder`, as a file in it.
std::optional<std::string> Resolver::in_package(const std::string& folder, std::string_view specifier,
                                                bool from_typescript) {
    const std::string rest(specifier.substr(package_of(specifier).size()));
    const Manifest* manifest = manifest_in(folder);
    if (manifest == nullptr || !manifest->has_exports()) {
        return file_or_entry(joined(folder, rest.empty() ? rest : rest.substr(1)), from_typescript);
    }
    const auto target = manifest->exported("." + rest);
    if (!target || !target->starts_with("./")) return std::nullopt;
    return file_at(joined(folder, *target), from_typescript);
}

// The folder of a package in a `node_modules` at or above `folder`, links followed.
std::optional<std::string> Resolver::installed(const std::string& folder, std::string_view package) {
    std::optional<std::string> found;
    upwards(folder, [&](const std::string& one) {
        if (one == "node_modules" || one.ends_with("/node_modules")) return false;
        found = files_.real_folder(joined(joined(one, "node_modules"), package));
        return found.has_value();
    });
    return found;
}

const std::map<std::string, std::string, std::less<>>& Resolver::workspace_in(const std::string& folder) {
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

// The folder of a package that an install would link: of the same workspace, or named by its path.
std::optional<std::string> Resolver::linked(const std::string& folder, std::string_view package,
                                            std::string& problem) {
    std::string at;
    const Manifest* own = enclosing_manifest(folder, &at);
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

// The version of a package that is installed; none, if none is.
std::optional<std::string> Resolver::installed_version(const std::string& folder, std::string_view package) {
    std::string problem;
    auto at = installed(folder, package);
    if (!at) at = linked(folder, package, problem);
    const Manifest* manifest = at ? manifest_in(*at) : nullptr;
    const std::string* text = manifest == nullptr ? nullptr : manifest->text("version");
    return text == nullptr ? std::nullopt : std::optional(*text);
}

// The version of a package that an install would bring, as the nearest lock file has it; none, if none says
// so, or two say different things.
std::optional<std::string> Resolver::locked_version(const std::string& folder, std::string_view package) {
    std::string at;
    const std::string* range = nullptr;
    upwards(folder, [&](const std::string& one) {
        const Manifest* manifest = manifest_in(one);
        range = manifest == nullptr ? nullptr : manifest->dependency(package);
        at = one;
        return range != nullptr;
    });
    if (range == nullptr) return std::nullopt;
    const auto [entry, is_new] = locked_.try_emplace({at, std::string(package)});
    if (!is_new) return entry->second;
    const auto from_top = [&](const std::string& one) {
        return parent_of(files_.path_in_project(joined(one, "package.json")));
    };
    const std::string* name = manifest_in(at)->text("name");
    std::set<std::string> versions;
    upwards(at, [&](const std::string& one) {
        const std::string inside = from_top(at);
        const std::size_t start = from_top(one).size();
        const std::string rest = inside.substr(std::min(start == 0 ? 0 : start + 1, inside.size()));
        bool has_one = false;
        for (const char* file : lock_files) {
            const auto content = text(joined(one, file));
            if (!content) continue;
            has_one = true;
            const Dependency dependency = {rest, name == nullptr ? "" : *name, package, *range};
            if (auto found = parser::locked_version(file, *content, dependency))
                versions.insert(std::move(*found));
        }
        return has_one;
    });
    if (versions.size() == 1 && version_of(*versions.begin())) entry->second = *versions.begin();
    return entry->second;
}

// What the nearest `package.json` that names a package asks for.
std::optional<std::string> Resolver::asked_version(const std::string& folder, std::string_view package) {
    const std::string* range = nullptr;
    upwards(folder, [&](const std::string& one) {
        const Manifest* manifest = manifest_in(one);
        range = manifest == nullptr ? nullptr : manifest->dependency(package);
        return range != nullptr;
    });
    return range == nullptr ? std::nullopt : std::optional(*range);
}

// The model of a module for the version that is installed, else for the one that a lock file has, else for
// the newest of the major version that is asked for.
Resolver::Target Resolver::model_for(const std::string& folder, std::string_view specifier) {
    std::vector<const Model*> known;
    for (const Model& model : models()) {
        if (model.specifier == specifier) known.push_back(&model);
    }
    Target target;
    if (known.empty()) return target;
    const std::string package(known.front()->package);
    const auto newest_of = [&](const VersionRange& range) -> const Model* {
        for (auto model = known.rbegin(); model != known.rend(); ++model) {
            const VersionRange its{*version_of((*model)->first), *version_of((*model)->end)};
            if (its.first < range.end && range.first < its.end) return *model;
        }
        return nullptr;
    };
    const auto installed_here = installed_version(folder, package);
    if (const auto here = installed_here ? installed_here : locked_version(folder, package)) {
        if (const auto exactly = range_of(*here)) target.model = newest_of(*exactly);
        if (target.model == nullptr) {
            target.problem = fmt::format("`{}` {}, which is {}: what that version does is not known", package,
                                         *here, installed_here ? "installed" : "in the lock file");
        }
        return target;
    }
    target.model = known.back();
    const auto asked = asked_version(folder, package);
    const auto range = asked ? range_of(*asked) : std::nullopt;
    if (!range) return target;
    // Another major version is another package by the same name.
    const std::uint32_t major = range->first.numbers[0];
    if (const Model* same = newest_of({{{major, 0, 0}}, {{major + 1, 0, 0}}})) target.model = same;
    const VersionRange newest{*version_of(target.model->first), *version_of(target.model->end)};
    if (newest.first < range->end && range->first < newest.end) return target;
    target.assumed = fmt::format(
        "`{0}` {1} is not installed; it is read as the newest known (before {2}), install the packages to be "
        "certain",
        package, *asked, target.model->end);
    return target;
}

Resolver::Target Resolver::resolve(const std::string& importer, const std::string& specifier,
                                   bool from_typescript) {
    const std::string folder = parent_of(importer);
    const auto found = [](std::optional<std::string> path) {
        Target target;
        target.path = std::move(path);
        return target;
    };
    const auto nowhere = [](std::string problem) {
        Target target;
        target.problem = std::move(problem);
        return target;
    };
    const std::string nothing_there = fmt::format("`{}`, and there is no such file", specifier);
    if (is_relative(specifier) || specifier.starts_with('/')) {
        const bool names_folder = specifier.ends_with('/') || specifier == "." || specifier.ends_with("..");
        const std::string path = joined(folder, specifier);
        auto file = names_folder ? entry_of(path, from_typescript) : file_or_entry(path, from_typescript);
        if (file) return found(std::move(file));
        return nowhere(nothing_there);
    }
    if (const Tsconfig* tsconfig = tsconfig_for(folder)) {
        for (const std::string& path : tsconfig->candidates(specifier)) {
            if (auto file = file_or_entry(path, from_typescript)) return found(std::move(file));
        }
    }
    std::string own_folder;
    const Manifest* own = enclosing_manifest(folder, &own_folder);
    if (specifier.starts_with('#')) {
        const auto target = own == nullptr ? std::nullopt : own->imported(specifier);
        if (!target)
            return nowhere(fmt::format("`{}`, which no `imports` of a `package.json` names", specifier));
        if (target->starts_with('#')) return nowhere(nothing_there);
        if (!target->starts_with("./"))
            return resolve(joined(own_folder, "package.json"), *target, from_typescript);
        if (auto file = file_at(joined(own_folder, *target), from_typescript)) return found(std::move(file));
        return nowhere(nothing_there);
    }
    if (Target model = model_for(folder, specifier); model.model != nullptr || !model.problem.empty())
        return model;
    const std::string_view package = package_of(specifier);
    std::optional<std::string> at;
    if (specifier.starts_with("node:"))
        return nowhere(fmt::format("`{}`, which is not evaluated", specifier));
    std::string problem =
        fmt::format("the package `{}`, which is not installed; install the packages first", package);
    const std::string* own_name = own == nullptr ? nullptr : own->text("name");
    if (own_name != nullptr && *own_name == package && own->has_exports()) at = own_folder;
    if (!at) at = installed(folder, package);
    if (!at) at = linked(folder, package, problem);
    if (!at) return nowhere(problem);
    if (auto file = in_package(*at, specifier, from_typescript)) return found(std::move(file));
    return nowhere(
        fmt::format("`{}`, and the package has no such file; build or install it first", specifier));
}

}  // namespace parser
