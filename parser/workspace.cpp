#include "parser/workspace.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <set>

#include "parser/paths.h"

namespace parser {
namespace {

// Folders looked into: more is no list of packages.
constexpr int folder_limit = 5000;

// `*` stands for any part of one name.
bool matches(std::string_view name, std::string_view pattern) {
    const std::size_t star = pattern.find('*');
    if (star == std::string_view::npos) return name == pattern;
    if (!name.starts_with(pattern.substr(0, star))) return false;
    for (std::size_t from = star; from <= name.size(); ++from) {
        if (matches(name.substr(from), pattern.substr(star + 1))) return true;
    }
    return false;
}

class Search {
  public:
    explicit Search(Files& files) : files_(files) {}

    void find(const std::string& folder, std::string_view pattern, std::set<std::string>& found) {
        if (pattern.empty()) {
            found.insert(folder);
            return;
        }
        const std::size_t slash = std::min(pattern.find('/'), pattern.size());
        const std::string_view name = pattern.substr(0, slash);
        const std::string_view rest = pattern.substr(std::min(slash + 1, pattern.size()));
        if (name == "." || name.empty()) return find(folder, rest, found);
        if (name.find('*') == std::string_view::npos) return find(joined(folder, name), rest, found);
        if (name == "**") find(folder, rest, found);
        if (++looked_into_ > folder_limit) return;
        for (const std::string& one : files_.folders(folder)) {
            if (one == "node_modules" || one.starts_with('.')) continue;
            if (name == "**") {
                find(joined(folder, one), pattern, found);
            } else if (matches(one, name)) {
                find(joined(folder, one), rest, found);
            }
        }
    }

  private:
    Files& files_;
    int looked_into_ = 0;
};

}  // namespace

std::vector<std::string> pnpm_packages(const std::string& text) {
    std::vector<std::string> patterns;
    try {
        const YAML::Node packages = YAML::Load(text)["packages"];
        if (!packages.IsSequence()) return patterns;
        for (const YAML::Node& one : packages) {
            if (one.IsScalar()) patterns.push_back(one.Scalar());
        }
    } catch (const YAML::Exception&) {  // it is not YAML
    }
    return patterns;
}

std::vector<std::string> workspace_folders(const std::string& folder,
                                           const std::vector<std::string>& patterns, Files& files) {
    std::set<std::string> found;
    Search search(files);
    for (const std::string& pattern : patterns) {
        if (!pattern.starts_with('!')) search.find(folder, pattern, found);
    }
    for (const std::string& pattern : patterns) {
        if (!pattern.starts_with('!')) continue;
        std::set<std::string> excluded;
        search.find(folder, std::string_view(pattern).substr(1), excluded);
        for (const std::string& one : excluded) found.erase(one);
    }
    return {found.begin(), found.end()};
}

}  // namespace parser
