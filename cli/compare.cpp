#include "cli/compare.h"

#include <CLI/CLI.hpp>

#include "diff/compare.h"
#include "diff/problems.h"

namespace cli {

Comparison compare(const ReadSchema& before, const ReadSchema& after, diff::Compat compat) {
    diff::Changes changes = diff::compare(*before.parsed.schema, *after.parsed.schema, compat);
    std::vector<diff::Problem> problems =
        diff::problems(*before.parsed.schema, *after.parsed.schema, changes);
    return {before, after, compat, std::move(changes), std::move(problems)};
}

std::string why_unread(const std::vector<const ReadSchema*>& sides, const Environment& environment) {
    std::string all;
    for (const ReadSchema* side : sides) {
        const std::string text = side->parsed.schema ? "" : diagnostics_text(*side, environment);
        if (all.find(text) == std::string::npos) all += text;
    }
    return all;
}

void declare_format(CLI::App& command, std::string& format) {
    command.add_option("--format", format, "text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->option_text("FORMAT");
}

std::string written(const std::vector<emit::Report>& reports, const std::string& format,
                    const Environment& environment) {
    const bool is_json = format == "json";
    if (reports.size() == 1) {
        return is_json ? emit::report_json(reports.front())
                       : emit::report_text(reports.front(), environment.colour);
    }
    return is_json ? emit::reports_json(reports) : emit::reports_text(reports, environment.colour);
}

}  // namespace cli
