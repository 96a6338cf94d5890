#include "parser/tsconfig.h"

#include <algorithm>

#include "parser/paths.h"

namespace parser {
namespace {

// Configurations read for one: more than this go in circles.
constexpr int extends_limit = 100;

void apply(const json::Value& file, const std::string& folder, Tsconfig& config) {
    const json::Value* options = json::find(file, "compilerOptions");
    if (options == nullptr) return;
    if (const json::Value* base = json::find(*options, "baseUrl");
        base != nullptr && base->text() != nullptr) {
        config.base = joined(folder, *base->text());
    }
    const json::Value* paths = json::find(*options, "paths");
    if (paths == nullptr || paths->object() == nullptr) return;
    config.paths.clear();
    config.paths_base = folder;
    for (const auto& [pattern, targets, place] : *paths->object()) {
        std::vector<std::string> texts;
        if (targets.array() != nullptr) {
            for (const json::Value& target : *targets.array()) {
                if (target.text() != nullptr) texts.push_back(*target.text());
            }
        }
        config.paths.emplace_back(pattern, std::move(texts));
    }
}

void read_into(const std::string& path, const ReadConfig& read, const FindConfig& find, Tsconfig& config,
               int& left) {
    if (left == 0) return;
    --left;
    const auto text = read(path);
    if (!text) return;
    const json::Parsed parsed = json::parse_with_comments(*text);
    if (parsed.failure) return;
    const json::Value& file = parsed.value;
    const std::string folder = parent_of(path);
    const auto extend = [&](const std::string& name) {
        if (is_relative(name) || name.starts_with('/')) {
            const std::string base = joined(folder, name);
            const bool is_there = extension_of(base) == ".json" || read(base).has_value();
            read_into(is_there ? base : base + ".json", read, find, config, left);
        } else if (const auto found = find(folder, name)) {
            read_into(*found, read, find, config, left);
        }
    };
    if (const json::Value* extends = json::find(file, "extends")) {
        if (extends->text() != nullptr) extend(*extends->text());
        if (extends->array() != nullptr) {
            for (const json::Value& one : *extends->array()) {
                if (one.text() != nullptr) extend(*one.text());
            }
        }
    }
    apply(file, folder, config);
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
    int left = extends_limit;
    read_into(path, read, find, config, left);
    return config;
}

}  // namespace parser
