#include "cli/job.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <initializer_list>
#include <sstream>
#include <vector>

#include "cli/fetch.h"
#include "cli/refused.h"
#include "parser/json.h"

namespace cli {
namespace {

using diagnostics::Id;

std::string label_of(const std::string& id) {
    return id.substr(0, 12);
}

std::string label_of_branch(const std::string& name) {
    return fmt::format("merge-base:origin/{}", name);
}

bool is_nothing(const std::string& id) {
    return std::all_of(id.begin(), id.end(), [](char c) { return c == '0'; });
}

std::string expected_branch(std::string name, const char* variable) {
    if (is_branch_name(name)) return name;
    throw Refused(Id::bad_argument, fmt::format("`{}` is `{}`, which names no branch", variable, name));
}

std::string expected_id(std::string id, const std::string& from) {
    if (is_full_id(id)) return id;
    if (id.empty()) {
        throw Refused(
            Id::bad_argument,
            fmt::format("what the job runs for has no `{}`: `GITHUB_EVENT_PATH` is not what GitHub writes",
                        from));
    }
    throw Refused(Id::bad_argument, fmt::format("`{}` is `{}`, which is no commit", from, id));
}

// A text in what GitHub says of the event; empty, if it is not there.
std::string event_text(const Environment& environment, std::initializer_list<const char*> path) {
    std::ifstream stream(environment.variable("GITHUB_EVENT_PATH"), std::ios::binary);
    std::stringstream content;
    content << stream.rdbuf();
    const std::string text = content.str();
    const parser::json::Parsed parsed = parser::json::parse(text);
    const parser::json::Value* at = parsed.failure ? nullptr : &parsed.value;
    for (const char* name : path) at = at == nullptr ? nullptr : parser::json::find(*at, name);
    const std::string* found = at == nullptr ? nullptr : at->text();
    return found == nullptr ? "" : *found;
}

// The parents of a commit, also where they were cut off.
std::vector<std::string> parents_of(const Git::Object& commit) {
    std::istringstream lines(commit.content);
    std::vector<std::string> parents;
    for (std::string line; std::getline(lines, line) && !line.empty();) {
        if (line.starts_with("parent ")) parents.push_back(line.substr(7));
    }
    return parents;
}

// GitHub checks out a merge of a pull request into its target branch: its first parent is the tip of that
// branch, which is in the merge, and so the merge base of both.
std::optional<std::string> target_of_merge(Git& git, const Environment& environment) {
    const std::string ref = environment.variable("GITHUB_REF");
    const auto head = git.object("HEAD^{commit}");
    if (!head || head->id != environment.variable("GITHUB_SHA") || !ref.starts_with("refs/pull/") ||
        !ref.ends_with("/merge"))
        return std::nullopt;
    const auto parents = parents_of(*head);
    return parents.size() == 2 ? std::optional(parents.front()) : std::nullopt;
}

std::optional<JobBase> before_push(const std::string& before, const std::string& from,
                                   const std::string& default_branch) {
    const std::string id = expected_id(before, from);
    if (!is_nothing(id)) return NamedCommit{id, label_of(id)};
    if (!is_branch_name(default_branch)) return std::nullopt;
    return TargetBranch{default_branch};
}

std::optional<JobBase> base_on_github(Git& git, const Environment& environment) {
    if (const std::string name = environment.variable("GITHUB_BASE_REF"); !name.empty()) {
        const TargetBranch target = {expected_branch(name, "GITHUB_BASE_REF")};
        const auto merged = target_of_merge(git, environment);
        if (merged) return NamedCommit{*merged, label_of_branch(target.name)};
        return target;
    }
    const std::string event = environment.variable("GITHUB_EVENT_NAME");
    if (event == "merge_group") {
        const std::string id =
            expected_id(event_text(environment, {"merge_group", "base_sha"}), "merge_group.base_sha");
        return NamedCommit{id, label_of(id)};
    }
    if (event == "push") {
        return before_push(event_text(environment, {"before"}), "before",
                           event_text(environment, {"repository", "default_branch"}));
    }
    return std::nullopt;
}

std::optional<JobBase> base_on_gitlab(const Environment& environment) {
    const std::string target = environment.variable("CI_MERGE_REQUEST_TARGET_BRANCH_NAME");
    if (!target.empty()) {
        const TargetBranch branch = {expected_branch(target, "CI_MERGE_REQUEST_TARGET_BRANCH_NAME")};
        // The first is there where HEAD is a merge into the target branch, and is its tip then.
        for (const char* name : {"CI_MERGE_REQUEST_TARGET_BRANCH_SHA", "CI_MERGE_REQUEST_DIFF_BASE_SHA"}) {
            const std::string id = environment.variable(name);
            if (!id.empty()) return NamedCommit{expected_id(id, name), label_of_branch(target)};
        }
        return branch;
    }
    const std::string before = environment.variable("CI_COMMIT_BEFORE_SHA");
    if (before.empty()) return std::nullopt;
    return before_push(before, "CI_COMMIT_BEFORE_SHA", environment.variable("CI_DEFAULT_BRANCH"));
}

}  // namespace

std::optional<JobBase> base_of_job(Git& git, const Environment& environment) {
    const bool is_gitlab = !environment.variable("GITLAB_CI").empty();
    return is_gitlab ? base_on_gitlab(environment) : base_on_github(git, environment);
}

}  // namespace cli
