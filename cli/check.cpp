#include "cli/check.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <list>
#include <map>

#include "cli/compare.h"
#include "cli/output.h"
#include "cli/plan_state.h"
#include "cli/read.h"
#include "cli/refused.h"
#include "policy/judge.h"

namespace cli {
namespace {

const std::map<std::string, diff::Compat> compats = {
    {"backward", diff::Compat::backward}, {"forward", diff::Compat::forward}, {"full", diff::Compat::full}};

const std::map<std::string, diagnostics::Level> levels = {{"error", diagnostics::Level::error},
                                                          {"warning", diagnostics::Level::warning},
                                                          {"info", diagnostics::Level::info}};

template <class Value>
CLI::Option* add_choice(CLI::App& command, const std::string& name, const std::map<std::string, Value>& names,
                        Value& value, const std::string& help) {
    return command
        .add_option_function<std::string>(
            name, [&](const std::string& chosen) { value = names.at(chosen); }, help)
        ->check(CLI::IsMember(names));
}

void check_arguments(const CheckOptions& options) {
    const auto refuse = [](const std::string& message) {
        throw CLI::ParseError(message, CLI::ExitCodes::ArgumentMismatch);
    };
    if (options.against.empty() && options.second.empty())
        refuse("OLD and NEW are required, or NEW and `--against BASE`");
    if (!options.against.empty() && (options.first.empty() || !options.second.empty()))
        refuse("with `--against` exactly one schema is required, NEW");
}

// As it is seen by those who carry out a plan.
void apply_plan(const CheckOptions& options, const std::string& base, const std::string& now,
                ReadSchema& after, Comparison& comparison, const Environment& environment) {
    const auto folder = std::filesystem::path(environment.directory) / *options.plan;
    const auto files = read_with_files(now, base, environment, options.evaluation).files;
    PlanState state = state_of_plan({folder.lexically_normal().string(), *options.plan},
                                    *comparison.before.parsed.schema, after.parsed, files.get(),
                                    {std::move(comparison.changes), std::move(comparison.problems)});
    comparison.changes = std::move(state.changes);
    comparison.problems = std::move(state.problems);
}

Outcome check(const CheckOptions& options, const Environment& environment) {
    const bool is_alone = !options.against.empty();
    const std::string& now = is_alone ? options.first : options.second;
    const std::vector<std::string> bases = is_alone ? options.against : std::vector{options.first};
    ReadSchema after = read_side(now, bases.front(), options.evaluation, environment);
    std::list<ReadSchema> befores;
    std::vector<const ReadSchema*> all;
    for (const std::string& base : bases)
        all.push_back(&befores.emplace_back(read_side(base, now, options.evaluation, environment)));
    all.push_back(&after);
    if (const auto why = why_unread(all, environment); !why.empty()) return {failed, "", why};

    std::list<Comparison> comparisons;
    std::vector<emit::Report> reports;
    bool fails = false;
    for (const ReadSchema& before : befores) {
        Comparison& one = comparisons.emplace_back(compare(before, after, options.policy));
        if (options.plan) apply_plan(options, before.label, now, after, one, environment);
        reports.push_back(one.report());
        fails = fails || policy::fails(options.policy, one.changes, one.problems);
    }
    Outcome outcome = write(reports, options.outputs, environment.colour);
    if (fails) outcome.exit_code = found;
    return written(std::move(outcome), environment.directory);
}

}  // namespace

void declare_check(CLI::App& command, CheckOptions& options) {
    command.add_option("OLD", options.first, "the schema that documents were stored under");
    command.add_option("NEW", options.second, "the schema that is to be pushed; alone with --against");
    command
        .add_option("--against", options.against, "an old schema to compare NEW with; there may be several")
        ->allow_extra_args(false)
        ->option_text("BASE");
    add_choice(command, "--compat", compats, options.policy.compat,
               "backward: a push is not refused; forward: it can be rolled back; full: both")
        ->option_text("backward|forward|full");
    add_choice(command, "--fail-on", levels, options.policy.fail_on,
               "the lowest level of a finding that makes the exit code 1")
        ->option_text("error|warning|info");
    declare_formats(command, options.outputs, true);
    command
        .add_option("--plan", options.plan, "the plan that is being carried out: its last phase is a warning")
        ->option_text("DIR");
    declare_evaluation(command, options.evaluation);
    command.final_callback([&] { check_arguments(options); });
}

Outcome run_check(const CheckOptions& options, const Environment& environment) {
    try {
        return check(options, environment);
    } catch (const Refused& why) {  // of the plan
        return refused(why, environment);
    }
}

}  // namespace cli
