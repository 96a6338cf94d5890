#pragma once

#include <string>
#include <vector>

#include "cli/sides.h"
#include "diff/change.h"
#include "diff/problem.h"
#include "emit/report.h"
#include "policy/policy.h"

// What `diff` and `check` have in common.
namespace cli {

// Two schemas that were read, and what there is to say of them.
struct Comparison {
    const ReadSchema& before;
    const ReadSchema& after;
    policy::Policy policy;
    diff::Changes changes;
    std::vector<diff::Problem> problems;

    emit::Report report() const { return {before.side(), after.side(), changes, problems, policy}; }
};

Comparison compare(const ReadSchema& before, const ReadSchema& after, const policy::Policy& policy);

}  // namespace cli
