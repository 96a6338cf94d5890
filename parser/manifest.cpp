#include "parser/manifest.h"

#include <algorithm>

namespace parser {
namespace {

// Those of Convex's bundler for the code of functions: its own two, and esbuild's.
constexpr std::string_view conditions[] = {"convex", "module", "import", "browser", "default"};

// What a target of `exports` or `imports` comes to, with `*` standing for `rest`.
std::optional<std::string> target_of(const json::Value& target, std::string_view rest) {
    if (const std::string* text = target.text()) {
        std::string result;
        for (const char c : *text) {
            if (c == '*') {
                result += rest;
            } else {
                result += c;
            }
        }
        return result;
    }
    if (const json::Array* choices = target.array()) {
        for (const json::Value& choice : *choices) {
            if (auto found = target_of(choice, rest)) return found;
        }
    }
    if (const json::Object* by_condition = target.object()) {
        for (const auto& [condition, choice, place] : *by_condition) {
            if (std::find(std::begin(conditions), std::end(conditions), condition) == std::end(conditions))
                continue;
            // `null` ends the search: not exported under this condition.
            if (std::holds_alternative<std::nullptr_t>(choice.is)) return std::nullopt;
            if (auto found = target_of(choice, rest)) return found;
        }
    }
    return std::nullopt;
}

// Looked up as node does: the key itself, else the pattern with the longest text before its `*`.
std::optional<std::string> matched(const json::Value& map, std::string_view key) {
    if (const json::Value* exact = json::find(map, key);
        exact != nullptr && key.find('*') == std::string_view::npos)
        return target_of(*exact, "");
    const json::Value* best = nullptr;
    std::string_view best_prefix;
    std::string_view best_rest;
    for (const auto& [pattern, target, place] : *map.object()) {
        const std::string_view text = pattern;
        const std::size_t star = text.find('*');
        if (star == std::string_view::npos) continue;
        const std::string_view prefix = text.substr(0, star);
        const std::string_view suffix = text.substr(star + 1);
        if (key.size() < text.size() || !key.starts_with(prefix) || !key.ends_with(suffix)) continue;
        if (best != nullptr && prefix.size() <= best_prefix.size()) continue;
        best = &target;
        best_prefix = prefix;
        best_rest = key.substr(prefix.size(), key.size() - prefix.size() - suffix.size());
    }
    return best == nullptr ? std::nullopt : target_of(*best, best_rest);
}

}  // namespace

const std::string* Manifest::text(std::string_view key) const {
    const json::Value* value = json::find(json_, key);
    return value == nullptr ? nullptr : value->text();
}

std::optional<std::string> Manifest::exported(std::string_view subpath) const {
    const json::Value& exports = *json::find(json_, "exports");
    const json::Object* map = exports.object();
    const bool has_paths = map != nullptr && !map->empty() && map->front().name.starts_with('.');
    if (has_paths) return matched(exports, subpath);
    return subpath == "." ? target_of(exports, "") : std::nullopt;
}

std::optional<std::string> Manifest::imported(std::string_view specifier) const {
    const json::Value* imports = json::find(json_, "imports");
    if (imports == nullptr || imports->object() == nullptr) return std::nullopt;
    return matched(*imports, specifier);
}

const std::string* Manifest::dependency(std::string_view package) const {
    for (const char* kind : {"dependencies", "devDependencies", "peerDependencies", "optionalDependencies"}) {
        const json::Value* packages = json::find(json_, kind);
        const json::Value* version = packages == nullptr ? nullptr : json::find(*packages, package);
        if (version != nullptr && version->text() != nullptr) return version->text();
    }
    return nullptr;
}

std::vector<std::string> Manifest::workspaces() const {
    const json::Value* listed = json::find(json_, "workspaces");
    if (listed != nullptr && listed->object() != nullptr) listed = json::find(*listed, "packages");
    std::vector<std::string> patterns;
    if (listed == nullptr || listed->array() == nullptr) return patterns;
    for (const json::Value& pattern : *listed->array()) {
        if (pattern.text() != nullptr) patterns.push_back(*pattern.text());
    }
    return patterns;
}

}  // namespace parser
