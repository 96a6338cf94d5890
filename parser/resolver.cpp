#include "parser/resolver.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "parser/paths.h"
#include "parser/version.h"

namespace parser {
namespace {

// What a specifier without extension may stand for, in order. In packages JavaScript comes first.
constexpr std::array extensions = {".tsx", ".ts", ".jsx", ".js", ".css", ".json"};
constexpr std::array package_extensions = {".jsx", ".js", ".css", ".json", ".tsx", ".ts"};

const auto& extensions_at(std::string_view path) {
    return is_in_node_modules(path) ? package_extensions : extensions;
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

// The nearest one counts, and only that; packages have none.
const Tsconfig* Resolver::tsconfig_for(const std::string& folder) {
    if (is_in_node_modules(folder + "/")) return nullptr;
    const Tsconfig* found = nullptr;
    packages_.upwards(folder, [&](const std::string& one) {
        const auto [entry, is_new] = tsconfigs_.try_emplace(one);
        if (is_new) {
            const auto read = [&](const std::string& path) { return packages_.text(path); };
            const auto find = [&](const std::string& from,
                                  const std::string& specifier) -> std::optional<std::string> {
                const auto at = packages_.installed(from, package_of(specifier));
                if (!at) return std::nullopt;
                const std::string path = joined(*at, specifier.substr(package_of(specifier).size()));
                for (const std::string& name : {path, path + ".json", joined(path, "tsconfig.json")}) {
                    if (extension_of(name) == ".json" && packages_.text(name)) return name;
                }
                return std::nullopt;
            };
            for (const char* name : {"tsconfig.json", "jsconfig.json"}) {
                const std::string path = joined(one, name);
                if (!entry->second && packages_.text(path)) entry->second = read_tsconfig(path, read, find);
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
    if (const Manifest* manifest = packages_.manifest_in(*folder)) {
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
    const Manifest* manifest = packages_.manifest_in(folder);
    if (manifest == nullptr || !manifest->has_exports()) {
        return file_or_entry(joined(folder, rest.empty() ? rest : rest.substr(1)), from_typescript);
    }
    const auto target = manifest->exported("." + rest);
    if (!target || !target->starts_with("./")) return std::nullopt;
    return file_at(joined(folder, *target), from_typescript);
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
    const auto installed_here = packages_.installed_version(folder, package);
    if (const auto here = installed_here ? installed_here : packages_.locked_version(folder, package)) {
        if (const auto exactly = range_of(*here)) target.model = newest_of(*exactly);
        if (target.model == nullptr) {
            target.problem = fmt::format("`{}` {}, which is {}: what that version does is not known", package,
                                         *here, installed_here ? "installed" : "in the lock file");
        }
        return target;
    }
    target.model = known.back();
    const auto asked = packages_.asked_version(folder, package);
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
    const auto& [own, own_folder] = packages_.enclosing(folder);
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
    if (!at) at = packages_.installed(folder, package);
    if (!at) at = packages_.linked(folder, package, problem);
    if (!at) return nowhere(problem);
    if (auto file = in_package(*at, specifier, from_typescript)) return found(std::move(file));
    return nowhere(
        fmt::format("`{}`, and the package has no such file; build or install it first", specifier));
}

}  // namespace parser
