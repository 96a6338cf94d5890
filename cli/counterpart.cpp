#include "cli/counterpart.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <vector>

#include "cli/fetch.h"
#include "cli/git_tree.h"
#include "cli/project.h"
#include "cli/refused.h"
#include "cli/revision.h"
#include "cli/working_tree.h"

namespace cli {
namespace {

namespace fs = std::filesystem;
using diagnostics::Id;
using parser::FileRead;

// The schema file of a folder; none, if it has none.
std::optional<std::string> schema_of(Tree& tree, const std::string& folder, const std::string& from) {
    if (!tree.real_folder(folder)) return std::nullopt;
    try {
        return schema_file(tree, folder, from);
    } catch (const Refused& why) {
        if (why.diagnostic.id == Id::missing_schema) return std::nullopt;
        throw;
    }
}

std::string folder_of(const std::string& file) {
    const std::string folder = fs::path(file).parent_path().generic_string();
    return folder.empty() ? "." : folder;
}

// The folders around a file, from the top.
std::vector<std::string> folders_around(const std::string& file) {
    std::vector<std::string> folders;
    for (std::string at = folder_of(file); at != "."; at = folder_of(at)) folders.push_back(at);
    folders.emplace_back(".");
    std::reverse(folders.begin(), folders.end());
    return folders;
}

// The schema that a project had, given the one that it has. A project that has its schema in a functions
// folder had it in one; a file beside it of that name is none of Convex's.
std::optional<std::string> by_project(const std::string& file, WorkingTree& now, GitTree& before,
                                      const std::string& from) {
    for (const std::string& folder : folders_around(file)) {
        if (schema_of(now, folder, "") != file) continue;
        auto found = schema_of(before, folder, from);
        if (found && (folder_of(*found) != folder || folder_of(file) == folder)) return found;
    }
    return std::nullopt;
}

// What git says of files that are in the commit and not in the working tree.
struct Gone {
    std::optional<std::string> renamed;  // to the file that is looked for
    std::vector<std::string> schemas;
};

bool is_schema(Git& git, const std::string& commit, const std::string& path) {
    const std::string name = fs::path(path).filename().string();
    if (name == "schema.ts" || name == "schema.js") return true;
    const auto object = git.object(fmt::format("{}:{}", commit, path));
    return object && object->content.find("defineSchema") != std::string::npos;
}

Gone gone_since(Git& git, const std::string& commit, const std::string& file) {
    Words words = {"diff-index", "-z", "-M", "-l1000", "--name-status", "--diff-filter=DR", commit, "--"};
    for (const char* extension : {"ts", "mts", "cts", "tsx", "js", "mjs", "cjs", "json"})
        words.push_back(fmt::format(":(top,glob)**/*.{}", extension));
    const Finished finished = git.run(words);
    if (finished.exit_code != 0 && git.is_partial()) {
        throw Refused(
            Id::missing_history,
            fmt::format("whether `{}` was renamed cannot be told in this partial clone, which lacks "
                        "files to compare it with; `--fetch` fetches them",
                        file));
    }
    if (finished.exit_code != 0)
        throw Refused(Id::git_failed,
                      fmt::format("git failed: {}", finished.err.substr(0, finished.err.find('\n'))));
    std::vector<std::string> parts;
    std::string_view rest = finished.out;
    for (std::size_t end = rest.find('\0'); end != std::string_view::npos; end = rest.find('\0')) {
        parts.emplace_back(rest.substr(0, end));
        rest.remove_prefix(end + 1);
    }
    Gone gone;
    for (std::size_t i = 0; i + 1 < parts.size(); i += 2) {
        const std::string& path = parts[i + 1];
        const bool is_rename = parts[i].starts_with('R') && i + 2 < parts.size();
        if (is_rename && parts[i + 2] == file) gone.renamed = path;
        if (!is_rename && is_schema(git, commit, path)) gone.schemas.push_back(path);
        if (is_rename) ++i;
    }
    return gone;
}

// Whether a file belongs to another repository inside of this one, whose files git does not see from here.
bool is_in_submodule(const fs::path& top, const std::string& file) {
    const auto folders = folders_around(file);
    return std::any_of(folders.begin() + 1, folders.end(), [&](const std::string& folder) {
        std::error_code error;
        return fs::exists(top / folder / ".git", error);
    });
}

}  // namespace

std::optional<std::string> counterpart(const std::string& file, const Target& target,
                                       const Environment& environment, Git::LeftOut left_out) {
    Git git(environment.directory, left_out);
    Git of_tree(environment.directory, left_out);
    const std::string where = fmt::format("`{}`", target.label);
    const std::string also =
        left_out == Git::LeftOut::stays ? ", and so does `--fetch`" : ", or says why it cannot";
    const auto tree = git.object(*target.commit + "^{tree}");
    if (!tree) throw part_left_out(git, *target.commit + "^{tree}", where, also);
    const std::string top = git.top();
    GitTree before(std::move(of_tree), tree->id);
    WorkingTree now(top);
    auto found = by_project(file, now, before, " in " + where);
    if (!found && before.read(file).outcome != FileRead::Outcome::missing) found = file;
    before.expect_complete(where, also);
    if (found) return found;

    const auto refuse = [&](const std::string& why, const std::string& old) {
        throw Refused(Id::missing_schema,
                      fmt::format("there is no `{0}` in {1}, and {2}; if it is new, `schemaplan check empty "
                                  "{0}` says so, if not, `schemaplan check {3}:{4} {0}`",
                                  file, where, why, target.label, old));
    };
    if (is_in_submodule(top, file)) refuse("it is in a submodule, where files are not followed", "PATH");
    const Gone gone = gone_since(git, *target.commit, file);
    if (!gone.renamed && !gone.schemas.empty())
        refuse(fmt::format("`{}`, which is there, is gone", gone.schemas.front()), gone.schemas.front());
    return gone.renamed;
}

}  // namespace cli
