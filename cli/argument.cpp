#include "cli/argument.h"

#include <fmt/format.h>

#include <filesystem>
#include <string_view>

#include "cli/refused.h"

namespace cli {
namespace {

namespace fs = std::filesystem;

// Where the path after a revision starts, as git sees it: `HEAD^{/fix: this}:path` has two colons.
std::size_t find_colon(std::string_view text) {
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '{') ++depth;
        if (text[i] == '}') --depth;
        if (text[i] == ':' && depth <= 0) return i;
    }
    return std::string_view::npos;
}

Argument parse_revision(const std::string& text) {
    constexpr std::string_view prefix = "merge-base:";
    const bool is_merge_base = text.starts_with(prefix);
    const std::string rest = is_merge_base ? text.substr(prefix.size()) : text;
    const std::size_t colon = find_colon(rest);
    const std::string name = rest.substr(0, colon);
    if (name.empty()) {
        throw Refused(diagnostics::Id::bad_argument, fmt::format("`{}` names no revision; write `{}REV:path`",
                                                                 text, is_merge_base ? "merge-base:" : ""));
    }
    if (!is_merge_base) return Revision{name, rest.substr(colon + 1)};
    return MergeBase{name, colon == std::string::npos ? std::nullopt : std::optional(rest.substr(colon + 1))};
}

}  // namespace

Argument parse_argument(const std::string& text, const std::string& directory) {
    if (text == "-") return StandardInput{};
    if (text == "empty") return NoTables{};
    if (text.empty()) {
        throw Refused(
            diagnostics::Id::bad_argument,
            "an argument is empty; write `empty` for a schema with no tables, and `.` for this folder");
    }
    std::error_code error;
    const bool is_path = text.starts_with('/') || text.starts_with("./") || text.starts_with("../") ||
                         find_colon(text) == std::string::npos ||
                         fs::exists(fs::path(directory) / text, error);
    if (is_path) return WorkingPath{text};
    return parse_revision(text);
}

}  // namespace cli
