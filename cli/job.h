#pragma once

#include <optional>
#include <string>
#include <variant>

#include "cli/environment.h"
#include "cli/git.h"

// What GitHub and GitLab say of the job that this runs in.
namespace cli {

// A commit by its id, and what people call it.
struct NamedCommit {
    std::string id;
    std::string label;
};

// A branch of `origin`: what is meant is where HEAD left it.
struct TargetBranch {
    std::string name;
};

using JobBase = std::variant<NamedCommit, TargetBranch>;

// What the job compares with: for a pull request, the merge base with the branch it goes to; for a push,
// the commit that the branch was at before. None outside of a job, and where the job does not say.
// Throws `Refused`.
std::optional<JobBase> base_of_job(Git& git, const Environment& environment);

}  // namespace cli
