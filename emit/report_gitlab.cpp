#include <fmt/format.h>

#include "emit/finding.h"
#include "emit/format.h"
#include "emit/json.h"

namespace emit {
namespace {

using diagnostics::Level;

const char* severity(Level level) {
    switch (level) {
        case Level::error: return "major";
        case Level::warning: return "minor";
        case Level::info: return "info";
    }
    return "";
}

}  // namespace

std::string report_gitlab(std::span<const Report> reports) {
    Json all = Json::array();
    for (const Finding& one : findings(reports)) {
        if (one.waived) continue;
        const std::string fix = one.fix.empty() ? "" : "; " + one.fix;
        // A place is asked for: where there is none, it is the schema as it was named.
        const diagnostics::Location nowhere{reports.front().after.label, 1, 1, 1, 1};
        const diagnostics::Location at = one.place.value_or(nowhere);
        all.push_back(
            {{"description", one.message + fix},
             {"check_name", one.id},
             {"fingerprint", fmt::format("{:016x}", one.fingerprint)},
             {"severity", severity(one.level)},
             {"location", {{"path", at.file}, {"lines", {{"begin", at.line}, {"end", at.end_line}}}}}});
    }
    return to_text(all);
}

}  // namespace emit
