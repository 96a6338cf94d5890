#include "cli/diff.h"

#include <CLI/CLI.hpp>
#include <utility>

#include "cli/compare.h"
#include "cli/output.h"

namespace cli {

void declare_diff(CLI::App& command, DiffOptions& options) {
    command.add_option("OLD", options.before, "the schema that documents were stored under")->required();
    command.add_option("NEW", options.after, "the schema that is to be pushed")->required();
    declare_formats(command, options.outputs, false);
    declare_evaluation(command, options.evaluation);
}

Outcome run_diff(const DiffOptions& options, const Environment& environment) {
    const ReadSchema before = read_side(options.before, options.after, options.evaluation, environment);
    const ReadSchema after = read_side(options.after, options.before, options.evaluation, environment);
    if (const auto why = why_unread({&before, &after}, environment); !why.empty()) return {failed, "", why};
    const policy::Findings found = compare(before, after, {});
    const emit::Report report = {before.side(), after.side(), found.changes, found.problems};
    std::vector<std::string> inputs = input_files(before);
    for (std::string& one : input_files(after)) inputs.push_back(std::move(one));
    return written(write({&report, 1}, options.outputs, environment.colour), environment.directory, inputs);
}

}  // namespace cli
