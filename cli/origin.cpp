#include "cli/origin.h"

#include <filesystem>
#include <optional>

#include "cli/argument.h"
#include "schema/match.h"

namespace cli {
namespace {

namespace fs = std::filesystem;

// The top of the repository that a folder is in, without links; none, if there is none.
std::optional<fs::path> top_of(const fs::path& folder) {
    std::error_code error;
    for (fs::path at = folder;; at = at.parent_path()) {
        if (fs::exists(at / ".git", error)) return at;
        if (at == at.parent_path()) return std::nullopt;
    }
}

bool is_inside(const fs::path& path, const fs::path& folder) {
    const fs::path way = path.lexically_relative(folder);
    return !way.empty() && *way.begin() != "..";
}

}  // namespace

emit::Origin origin_of(const std::string& argument, const std::string& directory) {
    std::error_code error;
    const fs::path here = fs::weakly_canonical(directory, error);
    const auto seen_from_here = [&](const fs::path& file) -> emit::Origin {
        // A file of a submodule belongs to the repository around it, if that is where one stands.
        std::optional<fs::path> top = top_of(here);
        if (!top || !is_inside(file, *top)) top = top_of(file.parent_path());
        if (!top) return {};
        return {here.string(), top->string()};
    };
    return schema::match(
        parse_argument(argument, directory),
        [&](const WorkingPath& one) { return seen_from_here(fs::weakly_canonical(here / one.path, error)); },
        [&](const StandardInput&) { return seen_from_here(here / "-"); },
        [](const auto&) { return emit::Origin{}; });
}

}  // namespace cli
