#include "cli/diff.h"

#include <CLI/CLI.hpp>

#include "cli/compare.h"

namespace cli {

void declare_diff(CLI::App& command, DiffOptions& options) {
    command.add_option("OLD", options.before, "the schema that documents were stored under")->required();
    command.add_option("NEW", options.after, "the schema that is to be pushed")->required();
    declare_format(command, options.format);
    declare_evaluation(command, options.evaluation);
}

Outcome run_diff(const DiffOptions& options, const Environment& environment) {
    const ReadSchema before = read_side(options.before, options.after, options.evaluation, environment);
    const ReadSchema after = read_side(options.after, options.before, options.evaluation, environment);
    if (const std::string why = why_unread({&before, &after}, environment); !why.empty())
        return {failed, "", why};
    const Comparison comparison = compare(before, after, diff::Compat::backward);
    return {done, written({comparison.report()}, options.format, environment), ""};
}

}  // namespace cli
