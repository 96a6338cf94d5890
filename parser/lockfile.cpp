#include "parser/lockfile.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "parser/json.h"

namespace parser {
namespace {

using Version = std::optional<std::string>;

// `packages` of npm has a folder of `node_modules` for each; the innermost one that is around counts.
Version in_npm(std::string_view text, const Dependency& dependency) {
    const json::Parsed parsed = json::parse(text);
    if (parsed.failure) return std::nullopt;
    const json::Value* packages = json::find(parsed.value, "packages");
    if (packages == nullptr) return std::nullopt;
    std::string folder = dependency.folder;
    for (;;) {
        const std::string key =
            folder + (folder.empty() ? "" : "/") + "node_modules/" + std::string(dependency.package);
        if (const json::Value* entry = json::find(*packages, key)) {
            const json::Value* alias = json::find(*entry, "name");
            const json::Value* version = json::find(*entry, "version");
            if (alias != nullptr || version == nullptr || version->text() == nullptr) return std::nullopt;
            return *version->text();
        }
        if (folder.empty()) return std::nullopt;
        const std::size_t slash = folder.rfind('/');
        folder.resize(slash == std::string::npos ? 0 : slash);
    }
}

// `packages` of bun has `name@version` first in a list; what a workspace has for itself is below its name.
Version in_bun(std::string_view text, const Dependency& dependency) {
    const json::Parsed parsed = json::parse_with_comments(text);
    if (parsed.failure) return std::nullopt;
    const json::Value* packages = json::find(parsed.value, "packages");
    if (packages == nullptr) return std::nullopt;
    const std::string package(dependency.package);
    for (const std::string& key : {dependency.name + "/" + package, package}) {
        const json::Value* entry = json::find(*packages, key);
        const json::Array* list = entry == nullptr ? nullptr : entry->array();
        const std::string* first = list == nullptr || list->empty() ? nullptr : list->front().text();
        if (first == nullptr) continue;
        if (!first->starts_with(package + "@")) return std::nullopt;
        return first->substr(package.size() + 1);
    }
    return std::nullopt;
}

std::string_view unquoted(std::string_view text) {
    constexpr std::string_view around = " \t\r\"'";
    const std::size_t begin = text.find_first_not_of(around);
    if (begin == std::string_view::npos) return "";
    return text.substr(begin, text.find_last_not_of(around) - begin + 1);
}

// A line of what pnpm and yarn write, which is one key and at most one value a line.
struct Line {
    std::size_t indentation = 0;
    std::string_view key;
    std::string_view value;
};

template <class Visit>
void each_line(std::string_view text, const Visit& visit) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t indentation = line.find_first_not_of(' ');
        if (indentation == std::string_view::npos || line[indentation] == '#') continue;
        // pnpm and yarn 2: `key: value`; yarn 1: `key "value"`, and `key:` alone.
        std::size_t colon = line.find(": ");
        if (colon == std::string_view::npos && unquoted(line).ends_with(':')) colon = line.rfind(':');
        if (colon == std::string_view::npos) colon = std::min(line.find(' ', indentation), line.size());
        if (!visit(Line{indentation, unquoted(line.substr(0, colon)),
                        unquoted(line.substr(std::min(colon + 1, line.size())))}))
            return;
    }
}

// `importers` of pnpm has what each package of the workspace gets; without one, it is at the top.
Version in_pnpm(std::string_view text, const Dependency& dependency) {
    const std::string importer = dependency.folder.empty() ? "." : dependency.folder;
    std::vector<std::pair<std::size_t, std::string_view>> path;
    Version found;
    each_line(text, [&](const Line& line) {
        while (!path.empty() && path.back().first >= line.indentation) path.pop_back();
        path.emplace_back(line.indentation, line.key);
        const bool has_importer = path.front().second == "importers";
        if (has_importer && path.size() > 1 && path[1].second != importer) return true;
        if (!has_importer && !dependency.folder.empty()) return true;
        const std::size_t kind = has_importer ? 2 : 0;
        if (path.size() < kind + 2 || !path[kind].second.ends_with("ependencies") ||
            path[kind + 1].second != dependency.package)
            return true;
        const bool is_version = path.size() == kind + 2 || path[kind + 2].second == "version";
        if (!is_version || line.value.empty()) return true;
        found = std::string(line.value.substr(0, line.value.find_first_of("(_")));
        return false;
    });
    return found;
}

// yarn has one entry for all that ask for a package in the same words.
Version in_yarn(std::string_view text, const Dependency& dependency) {
    const std::string package(dependency.package);
    const std::string wanted = package + "@" + dependency.range;
    const std::string of_npm = package + "@npm:" + dependency.range;
    bool is_wanted = false;
    Version found;
    each_line(text, [&](const Line& line) {
        if (line.indentation > 0) {
            if (is_wanted && line.key == "version") found = std::string(line.value);
            return !found;
        }
        is_wanted = false;
        std::string_view rest = line.key;
        while (!rest.empty()) {
            const std::size_t comma = std::min(rest.find(','), rest.size());
            const std::string_view one = unquoted(rest.substr(0, comma));
            is_wanted = is_wanted || one == wanted || one == of_npm;
            rest.remove_prefix(std::min(comma + 1, rest.size()));
        }
        return true;
    });
    return found;
}

}  // namespace

std::optional<std::string> locked_version(std::string_view file, std::string_view text,
                                          const Dependency& dependency) {
    if (file == "pnpm-lock.yaml") return in_pnpm(text, dependency);
    if (file == "yarn.lock") return in_yarn(text, dependency);
    if (file == "bun.lock") return in_bun(text, dependency);
    return in_npm(text, dependency);
}

}  // namespace parser
