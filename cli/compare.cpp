#include "cli/compare.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>

#include "cli/base.h"
#include "cli/output.h"
#include "cli/plan_state.h"
#include "cli/read.h"
#include "cli/refused.h"
#include "cli/sides.h"
#include "diff/compare.h"
#include "diff/problems.h"
#include "emit/report.h"

namespace cli {
namespace {

PlanState in_plan(const CompareOptions& options, const schema::Schema& before, parser::Parsed& after,
                  PlanState found, const Environment& environment) {
    const auto folder = std::filesystem::path(environment.directory) / *options.plan;
    const auto files = read_with_files(options.after, options.before, environment, options.evaluation).files;
    return state_of_plan({folder.lexically_normal().string(), *options.plan}, before, after, files.get(),
                         std::move(found));
}

Outcome compare(const CompareOptions& options, bool is_check, const ReadSchema& before,
                const Environment& environment) {
    ReadSchema after = read_side(options.after, options.before, options.evaluation, environment);
    if (!before.parsed.schema || !after.parsed.schema) return schemas_missing(before, after, environment);
    diff::Changes changes = diff::compare(*before.parsed.schema, *after.parsed.schema);
    std::vector<diff::Problem> problems =
        diff::problems(*before.parsed.schema, *after.parsed.schema, changes);
    PlanState state = {std::move(changes), std::move(problems)};
    if (options.plan)
        state = in_plan(options, *before.parsed.schema, after.parsed, std::move(state), environment);
    const emit::Report report = {before.side(), after.side(), state.changes, state.problems};
    const bool has_errors =
        std::any_of(state.problems.begin(), state.problems.end(),
                    [](const diff::Problem& one) { return one.level == diagnostics::Level::error; });
    const bool is_safe = state.changes.verdict.backward == schema::Answer::yes || state.is_narrow;
    Outcome outcome = write({&report, 1}, options.outputs, environment.colour);
    if (is_check && (!is_safe || has_errors)) outcome.exit_code = found;
    return written(std::move(outcome), environment.directory);
}

void declare(CLI::App& command, CompareOptions& options, bool is_check) {
    CLI::Option* before =
        command.add_option("OLD", options.before, "the schema that documents were stored under");
    CLI::Option* after = command.add_option("NEW", options.after, "the schema that is to be pushed");
    if (!is_check) {
        before->required();
        after->required();
    }
    declare_formats(command, options.outputs, is_check);
    if (is_check) {
        command.add_flag("--fetch", options.may_fetch, "run `git fetch`, if the base is not in this clone");
        command
            .add_option("--plan", options.plan,
                        "the plan that is being carried out: its last phase is a warning")
            ->option_text("DIR");
    }
    declare_evaluation(command, options.evaluation);
}

}  // namespace

void declare_diff(CLI::App& command, CompareOptions& options) {
    declare(command, options, false);
}

void declare_check(CLI::App& command, CompareOptions& options) {
    declare(command, options, true);
}

Outcome run_diff(const CompareOptions& options, const Environment& environment) {
    return compare(options, false, read_side(options.before, options.after, options.evaluation, environment),
                   environment);
}

Outcome run_check(const CompareOptions& options, const Environment& environment) {
    try {
        if (!options.after.empty())
            return compare(options, true,
                           read_side(options.before, options.after, options.evaluation, environment),
                           environment);
        CompareOptions whole = options;
        whole.after = named_or_here(options.before, environment);
        const ReadSchema base = read_base(whole.after, options.may_fetch, options.evaluation, environment);
        whole.before = base.label;
        return compare(whole, true, base, environment);
    } catch (const Refused& why) {  // of the plan, or the base
        return refused(why, environment);
    }
}

}  // namespace cli
