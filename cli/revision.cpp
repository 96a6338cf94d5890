#include "cli/revision.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "cli/fetch.h"
#include "cli/refused.h"

namespace cli {
namespace {

using diagnostics::Id;

std::vector<std::string> lines_of(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

// Whether it can stand in a command that people paste.
bool is_plain(const std::string& name) {
    const auto is_harmless = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
               c == '.' || c == '_' || c == '-';
    };
    return !name.empty() && name[0] != '-' && name.find("..") == std::string::npos &&
           std::all_of(name.begin(), name.end(), is_harmless);
}

// Where to fetch from; none, if there is nowhere.
std::vector<std::string> remotes_of(const Git& git) {
    std::vector<std::string> remotes = lines_of(git.run({"remote"}).out);
    std::erase_if(remotes, [](const std::string& name) { return !is_plain(name); });
    std::stable_partition(remotes.begin(), remotes.end(), [](const auto& name) { return name == "origin"; });
    return remotes;
}

std::string whole_history(const Git& git) {
    const auto remotes = remotes_of(git);
    return fmt::format("git fetch --unshallow{}", remotes.empty() ? "" : " " + remotes.front());
}

// How many steps back `name~2^` goes from `name`; none, if it goes elsewhere too.
std::optional<std::size_t> steps_back(std::string& name) {
    const std::size_t start = name.find_first_of("~^");
    if (start == std::string::npos) return std::nullopt;
    const std::string steps = name.substr(start);
    name.resize(start);
    std::size_t count = 0;
    for (std::size_t i = 0; i < steps.size();) {
        std::size_t end = i + 1;
        while (end < steps.size() && steps[end] >= '0' && steps[end] <= '9') ++end;
        const std::string number = steps.substr(i + 1, end - i - 1);
        if ((steps[i] != '~' && steps[i] != '^') || number.size() > 6) return std::nullopt;
        if (steps[i] == '^' && !number.empty() && number != "1") return std::nullopt;
        count += steps[i] == '^' || number.empty() ? 1 : std::stoul(number);
        i = end;
    }
    return count;
}

// Why there is no tree of this name, and what to do.
Refused no_such_revision(Git& git, const std::string& revision) {
    if (const auto object = git.object(revision)) {
        if (object->type == "blob")
            return {Id::unknown_revision, fmt::format("`{}` is a file, not a revision", revision)};
        return part_left_out(git, object->id + "^{tree}", fmt::format("`{}`", revision));
    }
    const auto remotes = remotes_of(git);
    const bool is_shallow = !git.shallow_commits().empty();
    const std::string nothing = fmt::format("there is no revision `{}`", revision);
    for (const std::string& remote : remotes) {
        if (git.object(fmt::format("refs/remotes/{}/{}", remote, revision))) {
            return {Id::unknown_revision,
                    fmt::format("{} here; did you mean `{}/{}`?", nothing, remote, revision)};
        }
    }
    std::string base = revision;
    const auto steps = steps_back(base);
    if (is_shallow && base != revision && git.object(base + "^{commit}")) {
        const std::string command = steps && !remotes.empty()
                                        ? fmt::format("git fetch --deepen={} {}", *steps, remotes.front())
                                        : whole_history(git);
        return {
            Id::missing_history,
            fmt::format("this clone is shallow, and `{}` is not in it; `{}` fetches it", revision, command)};
    }
    const bool is_branch_like =
        is_plain(revision) && revision != "HEAD" && revision.find('@') == std::string::npos;
    if (remotes.empty() || !is_branch_like) return {Id::unknown_revision, nothing};
    std::string remote = remotes.front();
    std::string what = fmt::format("{0}:{0}", revision);
    if (is_full_id(revision)) what = revision;
    for (const std::string& one : remotes) {
        if (!revision.starts_with(one + "/")) continue;
        remote = one;
        what = fmt::format("{}:refs/remotes/{}", revision.substr(one.size() + 1), revision);
    }
    return {Id::unknown_revision, fmt::format("{} here; if `{}` has it, `git fetch {}{} {}` fetches it",
                                              nothing, remote, is_shallow ? "--depth=1 " : "", remote, what)};
}

std::string commit_of(Git& git, const std::string& revision) {
    const auto commit = git.object(revision + "^{commit}");
    if (commit) return commit->id;
    if (revision == "HEAD") throw Refused(Id::unknown_revision, "there is no commit yet");
    throw no_such_revision(git, revision);
}

// Whether a commit whose parents were cut off lies between one of two commits and where they parted:
// they may have parted later than it seems.
bool is_cut(const Git& git, const std::set<std::string>& cut, const std::string& one,
            const std::string& other, const std::string& base) {
    const auto between = lines_of(git.run({"rev-list", one, other, "--not", base}).out);
    return std::any_of(between.begin(), between.end(), [&](const auto& id) { return cut.contains(id); });
}

}  // namespace

std::string tree_of(Git& git, const std::string& revision) {
    const auto tree = git.object(revision + "^{tree}");
    if (tree) return tree->id;
    throw no_such_revision(git, revision);
}

Parting parting_of(const Git& git, const std::string& one, const std::string& other) {
    const Finished found = git.run({"merge-base", "--all", one, other});
    const auto bases = lines_of(found.out);
    const std::string base = bases.empty() ? "" : std::string(bases.front());
    if (found.exit_code > 1)
        throw Refused(Id::git_failed,
                      fmt::format("git failed: {}", found.err.substr(0, found.err.find('\n'))));
    const auto cut = git.shallow_commits();
    const bool is_certain = cut.empty() || (!base.empty() && !is_cut(git, cut, one, other, base));
    // What one of them lacks may have come with another: none of them alone is what was there before.
    if (is_certain && bases.size() > 1)
        throw Refused(
            Id::unknown_revision,
            fmt::format("the branches were merged into each other, and parted at {} commits; compare "
                        "with each: `schemaplan check convex --against {}: --against {}:`{}",
                        bases.size(), bases[0], bases[1], bases.size() > 2 ? " and so on" : ""));
    return {base.empty() ? std::nullopt : std::optional(base), is_certain};
}

std::string merge_base_tree(Git& git, const std::string& revision) {
    const std::string other = commit_of(git, revision);
    const std::string head = commit_of(git, "HEAD");
    const Parting parting = parting_of(git, other, head);
    if (!parting.is_certain) {
        throw Refused(Id::missing_history,
                      fmt::format("this clone is shallow, and where `{}` and HEAD parted is not in it; `{}` "
                                  "fetches it",
                                  revision, whole_history(git)));
    }
    if (!parting.commit) {
        throw Refused(Id::unknown_revision, fmt::format("`{}` and HEAD have no commit in common", revision));
    }
    return tree_of(git, *parting.commit);
}

std::string hint_of_revision(const std::string& name, const std::string& directory) {
    try {
        if (!Git(directory).object(name + "^{commit}")) return "";
    } catch (const Refused&) {  // there is no repository
        return "";
    }
    return fmt::format("; the revision of that name is `{0}:`, and where HEAD left it `merge-base:{0}`",
                       name);
}

}  // namespace cli
