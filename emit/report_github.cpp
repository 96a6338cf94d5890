#include <fmt/format.h>

#include <array>

#include "emit/finding.h"
#include "emit/format.h"
#include "emit/report_entries.h"

namespace emit {
namespace {

using diagnostics::Level;

// What GitHub shows of one step; the last notice is for how many are left out.
constexpr std::size_t shown_of_level = 10;

const char* command(Level level) {
    switch (level) {
        case Level::error: return "error";
        case Level::warning: return "warning";
        case Level::info: return "notice";
    }
    return "";
}

// `where` is what has a meaning of its own at this place, and is written as %XX.
std::string escaped(std::string_view text, std::string_view where) {
    std::string out;
    for (const char c : text) {
        if (where.find(c) == std::string_view::npos) {
            out += c;
        } else {
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return out;
}

std::string property(std::string_view text) {
    return escaped(text, "%\r\n:,");
}

// Columns count within one line only: what goes over several is marked where it begins.
std::string place(const diagnostics::Location& at) {
    std::string text =
        fmt::format("file={},line={},endLine={},col={}", property(at.file), at.line, at.line, at.column);
    if (at.end_line == at.line) text += fmt::format(",endColumn={}", at.end_column);
    return text + ",";
}

std::string annotation(const Finding& finding) {
    const std::string more = details(finding);
    return fmt::format("::{} {}title={}::{}\n", command(finding.level),
                       finding.place ? place(*finding.place) : "",
                       property(fmt::format("{} [{}]", subject(finding), finding.id)),
                       escaped(finding.message + (more.empty() ? "" : "\n" + more), "%\r\n"));
}

}  // namespace

std::string report_github(std::span<const Report> reports) {
    std::string out;
    std::array<std::size_t, 3> counts{};
    for (const Finding& finding : findings(reports)) {
        if (finding.waived) continue;
        std::size_t& count = counts.at(static_cast<std::size_t>(finding.level));
        const std::size_t limit = finding.level == Level::info ? shown_of_level - 1 : shown_of_level;
        if (++count <= limit) out += annotation(finding);
    }
    const auto left_out = [&](Level level, std::size_t limit) {
        const std::size_t count = counts.at(static_cast<std::size_t>(level));
        return count > limit ? count - limit : 0;
    };
    const std::size_t errors = left_out(Level::error, shown_of_level);
    const std::size_t warnings = left_out(Level::warning, shown_of_level);
    const std::size_t infos = left_out(Level::info, shown_of_level - 1);
    if (errors + warnings + infos > 0) {
        out += fmt::format(
            "::notice title=schemaplan::+{} more that GitHub would not show: {}, {}, {} info\n",
            errors + warnings + infos, plural(errors, "error"), plural(warnings, "warning"), infos);
    }
    return out;
}

}  // namespace emit
