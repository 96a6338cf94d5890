#pragma once

#include <span>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "diagnostics/source.h"
#include "diff/change.h"
#include "diff/problem.h"
#include "policy/policy.h"
#include "schema/schema.h"

namespace emit {

// The folder that the paths of a side are seen from, and the top of the repository they are in. Both are
// empty where paths are seen from the top, as in a git revision, or where there is no repository.
struct Origin {
    std::string directory;
    std::string top;
};

// One side of a comparison, as it was read.
struct ReportSide {
    std::string label;  // as the user named it
    Origin origin;
    const diagnostics::Sources& sources;
    const schema::Schema& schema;
    const std::vector<diagnostics::Diagnostic>& diagnostics;
};

struct Report {
    ReportSide before;
    ReportSide after;
    const diff::Changes& changes;
    const std::vector<diff::Problem>& problems;
    policy::Policy policy = {};
    bool is_check = false;  // then it says how what fails is waived
};

// For people: by table, what is refused first, each finding with its place and what to do. Several are of
// one new schema against several old ones: then it says at the end how it stands with each of them.
std::string report_text(std::span<const Report> reports, bool colour);

// For machines: the JSON of design.md, section 6 (docs/report.schema.json), indented.
std::string report_json(std::span<const Report> reports);

}  // namespace emit
