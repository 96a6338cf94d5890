#include "tests/support.h"

#include <set>

namespace tests {

parser::FileRead Memory::read(const std::string& path) {
    const auto found = sources_.find(path);
    if (found == sources_.end()) return {parser::FileRead::Outcome::missing, ""};
    return {parser::FileRead::Outcome::text, found->second};
}

std::vector<std::string> Memory::folders(const std::string& path) {
    std::set<std::string> names;
    const std::string prefix = path.empty() || path == "." ? "" : path + "/";
    for (const auto& [file, text] : sources_) {
        if (!file.starts_with(prefix)) continue;
        const std::size_t slash = file.find('/', prefix.size());
        if (slash != std::string::npos) names.insert(file.substr(prefix.size(), slash - prefix.size()));
    }
    return {names.begin(), names.end()};
}

std::optional<std::string> Memory::real_folder(const std::string& path) {
    if (path.empty()) return path;
    const auto below = sources_.lower_bound(path + "/");
    if (below == sources_.end() || !below->first.starts_with(path + "/")) return std::nullopt;
    return path;
}

parser::Parsed parse(const Sources& sources, const std::string& entry) {
    Memory memory(sources);
    return parser::parse(entry, memory);
}

std::string schema_file(const std::string& body) {
    return "import { defineSchema, defineTable } from \"convex/server\";\n"
           "import { v } from \"convex/values\";\n" +
           body;
}

}  // namespace tests
