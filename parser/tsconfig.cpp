#include "parser/tsconfig.h"

#include <algorithm>

#include "parser/paths.h"

namespace parser {
namespace {

// Configurations that extend each other: more than this is a circle.
constexpr int extends_limit = 50;

void apply(const Json& json, const std::string& folder, Tsconfig& config) {
    const Json* options = json.find("compilerOptions");
    if (options == nullptr) return;
    if (const Json* base = options->find("baseUrl"); base != nullptr && base->text() != nullptr) {
        config.base = joined(folder, *base->text());
    }
    const Json* paths = options->find("paths");
    if (paths == nullptr || paths->object() == nullptr) return;
    config.paths.clear();
    config.paths_base = folder;
    for (const auto& [pattern, targets] : *paths->object()) {
        std::vector<std::string> texts;
        if (targets.array() != nullptr) {
            for (const Json& target : *targets.array()) {
                if (target.text() != nullptr) texts.push_back(*target.text());
            }
        }
        config.paths.emplace_back(pattern, std::move(texts));
    }
}

void read_into(const std::string& path, const ReadConfig& read, const FindConfig& find, Tsconfig& config,
               int depth) {
    const auto text = read(path);
    if (!text || depth > extends_limit) return;
    const auto json = parse_json(*text, JsonDialect::with_comments);
    if (!json) return;
    const std::string folder = parent_of(path);
    const auto extend = [&](const std::string& name) {
        if (is_relative(name) || name.starts_with('/')) {
            const std::string base = joined(folder, name);
            const bool is_there = extension_of(base) == ".json" || read(base).has_value();
            read_into(is_there ? base : base + ".json", read, find, config, depth + 1);
        } else if (const auto found = find(folder, name)) {
            read_into(*found, read, find, config, depth + 1);
        }
    };
    if (const Json* extends = json->find("extends")) {
        if (extends->text() != nullptr) extend(*extends->text());
        if (extends->array() != nullptr) {
            for (const Json& one : *extends->array()) {
                if (one.text() != nullptr) extend(*one.text());
            }
        }
    }
    apply(*json, folder, config);
}

}  // namespace

std::vector<std::string> Tsconfig::candidates(const std::string& specifier) const {
    const std::vector<std::string>* targets = nullptr;
    std::string rest;
    std::size_t best_prefix = 0;
    std::size_t best_suffix = 0;
    for (const auto& [pattern, its_targets] : paths) {
        const std::size_t star = pattern.find('*');
        if (star == std::string::npos) {
            if (pattern != specifier) continue;
            targets = &its_targets;
            rest.clear();
            break;
        }
        const std::string_view prefix = std::string_view(pattern).substr(0, star);
        const std::string_view suffix = std::string_view(pattern).substr(star + 1);
        if (specifier.size() < prefix.size() + suffix.size() || !specifier.starts_with(prefix) ||
            !specifier.ends_with(suffix))
            continue;
        const bool is_better = targets == nullptr || prefix.size() > best_prefix ||
                               (prefix.size() == best_prefix && suffix.size() > best_suffix);
        if (!is_better) continue;
        targets = &its_targets;
        best_prefix = prefix.size();
        best_suffix = suffix.size();
        rest = specifier.substr(prefix.size(), specifier.size() - prefix.size() - suffix.size());
    }
    std::vector<std::string> result;
    if (targets != nullptr) {
        for (std::string target : *targets) {
            if (const std::size_t star = target.find('*'); star != std::string::npos)
                target.replace(star, 1, rest);
            result.push_back(joined(base.value_or(paths_base), target));
        }
    }
    if (base) result.push_back(joined(*base, specifier));
    return result;
}

Tsconfig read_tsconfig(const std::string& path, const ReadConfig& read, const FindConfig& find) {
    Tsconfig config;
    read_into(path, read, find, config, 0);
    return config;
}

}  // namespace parser
