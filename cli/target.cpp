#include "cli/target.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <sstream>
#include <vector>

#include "cli/fetch.h"
#include "cli/job.h"
#include "cli/refused.h"
#include "cli/revision.h"
#include "schema/match.h"

namespace cli {
namespace {

using diagnostics::Id;

// A branch of a remote, or a local one.
struct Branch {
    std::string remote;  // empty: it is local
    std::string name;

    std::string ref() const {
        return remote.empty() ? "refs/heads/" + name : fmt::format("refs/remotes/{}/{}", remote, name);
    }
    std::string shown() const { return remote.empty() ? name : remote + "/" + name; }
};

std::optional<std::string> commit_at(Git& git, const std::string& name) {
    const auto commit = git.object(name + "^{commit}");
    return commit ? std::optional(commit->id) : std::nullopt;
}

// Those of `upstream` come first: what it names is what `origin` was forked from.
std::vector<std::string> remotes_of(const Git& git) {
    std::istringstream lines(git.run({"remote"}).out);
    std::vector<std::string> remotes;
    for (std::string line; std::getline(lines, line);) {
        if (is_branch_name(line)) remotes.push_back(line);
    }
    for (const char* first : {"origin", "upstream"})
        std::stable_partition(remotes.begin(), remotes.end(), [&](const auto& one) { return one == first; });
    return remotes;
}

std::optional<Branch> default_branch(Git& git) {
    std::vector<Branch> candidates;
    for (const std::string& remote : remotes_of(git)) {
        const std::string prefix = fmt::format("refs/remotes/{}/", remote);
        const std::string head = git.run({"symbolic-ref", "--quiet", prefix + "HEAD"}).out;
        if (head.starts_with(prefix))
            candidates.push_back({remote, head.substr(prefix.size(), head.find('\n') - prefix.size())});
        for (const char* name : {"main", "master"}) candidates.push_back({remote, name});
    }
    for (const char* name : {"main", "master"}) candidates.push_back({"", name});
    const auto found = std::find_if(candidates.begin(), candidates.end(), [&](const Branch& one) {
        return is_branch_name(one.name) && commit_at(git, one.ref());
    });
    return found == candidates.end() ? std::nullopt : std::optional(*found);
}

// What `find` finds, if need be after a fetch.
template <class Found>
Found found_or_fetched(Git& git, bool may_fetch, const std::string& what,
                       const std::function<Fetch()>& missing,
                       const std::function<std::optional<Found>()>& find) {
    if (auto found = find()) return std::move(*found);
    const Fetch fetch = missing();
    if (may_fetch) {
        run(git, fetch);
        if (auto found = find()) return std::move(*found);
    }
    throw Refused(
        Id::missing_history,
        fmt::format("{} is not in this clone; {}", what,
                    may_fetch ? fmt::format("`{}` did not change that", command(fetch))
                              : fmt::format("`{}` fetches it, and so does `--fetch`", command(fetch))));
}

// Where HEAD left a branch.
Target parting_from(Git& git, const Branch& branch, bool may_fetch) {
    const auto find = [&]() -> std::optional<Parting> {
        const auto tip = commit_at(git, branch.ref());
        if (!tip) return std::nullopt;
        Parting parting = parting_of(git, *tip, commit_at(git, "HEAD").value_or(""));
        return parting.is_certain ? std::optional(std::move(parting)) : std::nullopt;
    };
    const std::string remote = branch.remote.empty() ? "origin" : branch.remote;
    Parting parting = found_or_fetched<Parting>(
        git, may_fetch, fmt::format("where HEAD left `{}`", branch.shown()),
        [&] { return fetch_of_branch(git, remote, branch.name); }, find);
    if (!parting.commit) {
        throw Refused(Id::unknown_revision,
                      fmt::format("`{}` and HEAD have no commit in common", branch.shown()));
    }
    return {fmt::format("merge-base:{}", branch.shown()), std::move(parting.commit)};
}

Target target_of_job(Git& git, const JobBase& base, bool may_fetch) {
    return schema::match(
        base,
        [&](const NamedCommit& one) -> Target {
            const std::string id = found_or_fetched<std::string>(
                git, may_fetch, fmt::format("`{}`, commit {},", one.label, one.id),
                [&] { return fetch_of_commit(git, one.id); }, [&] { return commit_at(git, one.id); });
            return {one.label, id};
        },
        [&](const TargetBranch& one) {
            return parting_from(git, {"origin", one.name}, may_fetch);
        });
}

}  // namespace

Target target_of(Git& git, const Environment& environment, bool may_fetch) {
    const auto head = commit_at(git, "HEAD");
    if (!head) {
        if (git.run({"for-each-ref", "--count=1"}).out.empty()) return {"", std::nullopt};
        throw Refused(
            Id::unknown_revision,
            "HEAD is at no commit, though there are some here; check one out, or name what to compare "
            "with, as in `schemaplan check main: .`");
    }
    if (const auto base = base_of_job(git, environment)) {
        Target target = target_of_job(git, *base, may_fetch);
        if (environment.variable("GITHUB_EVENT_NAME") == "pull_request_target" && target.commit == head) {
            throw Refused(
                Id::bad_argument,
                "a job of `pull_request_target` has the target branch checked out, and nothing of the "
                "pull request; let it run on `pull_request`");
        }
        return target;
    }
    const auto branch = default_branch(git);
    if (!branch) {
        throw Refused(
            Id::unknown_revision,
            "there is no default branch here: no remote has a `HEAD`, and there is no `main` nor "
            "`master`; name what to compare with, as in `schemaplan check merge-base:trunk convex`");
    }
    return parting_from(git, *branch, may_fetch);
}

}  // namespace cli
