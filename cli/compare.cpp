#include "cli/compare.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/sides.h"
#include "diff/compare.h"
#include "diff/problems.h"
#include "emit/report.h"

namespace cli {
namespace {

Outcome compare(const CompareOptions& options, bool is_check, const Environment& environment) {
    const ReadSchema before = read_side(options.before, options.after, options.evaluation, environment);
    const ReadSchema after = read_side(options.after, options.before, options.evaluation, environment);
    if (!before.parsed.schema || !after.parsed.schema) {
        std::string err;
        for (const ReadSchema* side : {&before, &after}) {
            const std::string text = side->parsed.schema ? "" : diagnostics_text(*side, environment);
            if (text != err) err += text;  // what is wrong with both is said once
        }
        return {failed, "", err};
    }
    const diff::Changes changes = diff::compare(*before.parsed.schema, *after.parsed.schema);
    const std::vector<diff::Problem> problems =
        diff::problems(*before.parsed.schema, *after.parsed.schema, changes);
    const emit::Report report = {before.side(), after.side(), changes, problems};
    const bool has_errors = std::any_of(problems.begin(), problems.end(), [](const diff::Problem& one) {
        return one.level == diagnostics::Level::error;
    });
    const bool passes = changes.verdict.backward == schema::Answer::yes && !has_errors;
    return {
        is_check && !passes ? found : done,
        options.format == "json" ? emit::report_json(report) : emit::report_text(report, environment.colour),
        ""};
}

}  // namespace

void declare_compare(CLI::App& command, CompareOptions& options) {
    command.add_option("OLD", options.before, "the schema that documents were stored under")->required();
    command.add_option("NEW", options.after, "the schema that is to be pushed")->required();
    command.add_option("--format", options.format, "text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->option_text("FORMAT");
    declare_evaluation(command, options.evaluation);
}

Outcome run_diff(const CompareOptions& options, const Environment& environment) {
    return compare(options, false, environment);
}

Outcome run_check(const CompareOptions& options, const Environment& environment) {
    return compare(options, true, environment);
}

}  // namespace cli
