#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "diagnostics/source.h"
#include "diff/change.h"
#include "diff/problem.h"
#include "schema/schema.h"

namespace emit {

// One side of a comparison, as it was read.
struct ReportSide {
    std::string label;  // as the user named it
    const diagnostics::Sources& sources;
    const schema::Schema& schema;
    const std::vector<diagnostics::Diagnostic>& diagnostics;
};

struct Report {
    ReportSide before;
    ReportSide after;
    const diff::Changes& changes;
    const std::vector<diff::Problem>& problems;
    diff::Compat compat = diff::Compat::backward;  // what was asked for
};

// For people: by table, what is refused first, each finding with its place and what to do. Several are of
// one new schema against several old ones: then it says at the end how it stands with each of them.
std::string report_text(const Report& report, bool colour);
std::string reports_text(const std::vector<Report>& reports, bool colour);

// For machines: the JSON of design.md, section 6 (docs/report.schema.json), indented.
std::string report_json(const Report& report);
std::string reports_json(const std::vector<Report>& reports);

}  // namespace emit
