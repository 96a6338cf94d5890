#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "diagnostics/source.h"
#include "emit/report.h"

namespace emit {

// A document that shows a finding.
struct Example {
    std::string document;  // as JSON on one line
    std::string remark;    // what it shows
};

// A change, a problem or a diagnostic of a report, as text: what annotations, alerts, test cases and rows of
// a table are made of. Files are seen from the top of their repository, where there is one.
struct Finding {
    std::string_view id;       // of its kind, rule or diagnostic
    std::string_view summary;  // what all of that id are
    diagnostics::Level level{};
    std::optional<std::string> table;  // none: the schema as a whole
    std::string path;                  // as in design.md, section 6
    std::string message;
    std::optional<diagnostics::Location> place;      // in the new schema; none, if that is in no file
    std::optional<diagnostics::Location> old_place;  // in the old one
    std::string was;  // what stood there, and what stands there, if that is told
    std::string is;
    std::vector<Example> examples;
    std::string fix;  // what to do, or nothing
    std::uint64_t fingerprint = 0;
    std::uint64_t waiver_fingerprint = 0;  // by which a waiver names it; 0: none can
    std::optional<diff::Waived> waived;
    bool fails = false;              // a check
    std::vector<std::string> bases;  // the old sides with which it was found
};

// Everything that the reports, all with the same new side, found: once each, the worst first, then by place.
std::vector<Finding> findings(std::span<const Report> reports);

// `users.profile.name`, `users.by_name`, `users`, or `schema`.
std::string subject(const Finding& finding);

// What stands behind a message, line by line, without a newline at the end: both sides, examples, the fix.
std::string details(const Finding& finding);

// Why it is waived: `nobody has one (ada, until 2026-12-31)`
std::string written(const diff::Waived& waived);

// What is to be added to the `waivers` of a configuration, with a reason to be filled in.
std::string waiver_for(const Finding& finding);

// `convex/schema.ts:12:5`
std::string written(const diagnostics::Location& place);

}  // namespace emit
