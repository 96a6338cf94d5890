#include "parser/paths.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace parser {

std::string joined(std::string_view directory, std::string_view path) {
    if (path.starts_with('/')) directory = {};
    const bool is_absolute = directory.starts_with('/') || path.starts_with('/');
    std::vector<std::string_view> parts;
    const auto add = [&](std::string_view rest) {
        while (!rest.empty()) {
            const std::size_t slash = std::min(rest.find('/'), rest.size());
            const std::string_view part = rest.substr(0, slash);
            rest.remove_prefix(std::min(slash + 1, rest.size()));
            if (part.empty() || part == ".") continue;
            if (part == ".." && !parts.empty() && parts.back() != "..") {
                parts.pop_back();
            } else if (part != ".." || !is_absolute) {
                parts.push_back(part);
            }
        }
    };
    add(directory);
    add(path);
    return (is_absolute ? "/" : "") + fmt::format("{}", fmt::join(parts, "/"));
}

std::string parent_of(std::string_view path) {
    return joined(path, "..");
}

std::string_view extension_of(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    const std::size_t dot = path.rfind('.');
    const bool has_one = dot != std::string_view::npos && (slash == std::string_view::npos || dot > slash);
    return has_one ? path.substr(dot) : std::string_view{};
}

bool is_in_node_modules(std::string_view path) {
    return path.starts_with("node_modules/") || path.find("/node_modules/") != std::string_view::npos;
}

bool is_relative(std::string_view specifier) {
    return specifier == "." || specifier == ".." || specifier.starts_with("./") ||
           specifier.starts_with("../");
}

std::string_view package_of(std::string_view specifier) {
    const std::size_t from = specifier.starts_with('@') ? specifier.find('/') + 1 : 0;
    return specifier.substr(0, specifier.find('/', from));
}

}  // namespace parser
