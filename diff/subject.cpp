#include "diff/subject.h"

#include <fmt/format.h>

#include <regex>

namespace diff {
namespace {

// What stands at a path without members of unions.
std::string named(const std::string& path, const std::string& table) {
    if (path.empty()) return fmt::format("the documents of `{}`", table);
    if (path.ends_with("[]")) return fmt::format("the elements of `{}`", path.substr(0, path.size() - 2));
    if (path.ends_with("{}")) return fmt::format("the values of `{}`", path.substr(0, path.size() - 2));
    return fmt::format("field `{}`", path);
}

// A path below a member of the table's own union starts with the dot behind that.
std::string without_dot(std::string path) {
    if (path.starts_with('.')) path.erase(0, 1);
    return path;
}

}  // namespace

Subject subject(const std::string& path, const std::string& table) {
    static const std::regex member(R"(\|([0-9]+)(?=[.\[{|]))");
    std::string rest = path;
    std::string in_member;
    std::smatch found;
    while (std::regex_search(rest, found, member)) {
        const std::string owner = without_dot(found.prefix());
        const std::string of = owner.empty() ? "" : fmt::format(" `{}`", owner);
        in_member = fmt::format(", in member {} of the union{}", found[1].str(), of);
        rest = found.prefix().str() + found.suffix().str();
    }
    rest = without_dot(std::move(rest));
    const std::string owner = rest.substr(0, rest.find_last_of('|'));
    return {named(rest, table), named(owner, table), in_member, rest};
}

}  // namespace diff
