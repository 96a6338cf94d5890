#pragma once

#include <optional>
#include <string>

#include "cli/environment.h"
#include "cli/git.h"

namespace cli {

// The commit that the working tree is compared with, where none is named.
struct Target {
    std::string label;                  // as in an argument: `merge-base:origin/main`
    std::optional<std::string> commit;  // none: there is no commit yet, of any branch
};

// In a job of a CI, what the job says; else where HEAD left the default branch. What is not in this clone
// is fetched, if it may be. Throws `Refused`, with the command that fetches it.
Target target_of(Git& git, const Environment& environment, bool may_fetch);

}  // namespace cli
