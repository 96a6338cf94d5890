#include "cli/check.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <list>
#include <map>

#include "cli/base.h"
#include "cli/compare.h"
#include "cli/config_file.h"
#include "cli/output.h"
#include "cli/plan_state.h"
#include "cli/read.h"
#include "cli/refused.h"
#include "policy/judge.h"
#include "policy/levels.h"
#include "policy/waive.h"

namespace cli {
namespace {

const std::map<std::string, diff::Compat> compats = {
    {"backward", diff::Compat::backward}, {"forward", diff::Compat::forward}, {"full", diff::Compat::full}};

const std::map<std::string, diagnostics::Level> levels = {{"error", diagnostics::Level::error},
                                                          {"warning", diagnostics::Level::warning},
                                                          {"info", diagnostics::Level::info}};

template <class Value>
CLI::Option* add_choice(CLI::App& command, const std::string& name, const std::map<std::string, Value>& names,
                        std::optional<Value>& value, const std::string& help) {
    return command
        .add_option_function<std::string>(
            name, [&](const std::string& chosen) { value = names.at(chosen); }, help)
        ->check(CLI::IsMember(names));
}

void check_arguments(const CheckOptions& options) {
    if (!options.against.empty() && !options.second.empty())
        throw CLI::ParseError("with `--against` at most one schema is named, NEW",
                              CLI::ExitCodes::ArgumentMismatch);
}

// What is asked for on the command line counts before what is written down.
policy::Policy policy_of(const CheckOptions& options, const policy::Config& config,
                         const Environment& environment) {
    const policy::Policy usual;
    return {options.compat.value_or(config.compat.value_or(usual.compat)),
            options.fail_on.value_or(config.fail_on.value_or(usual.fail_on)), config.levels, config.waivers,
            environment.today};
}

// The old schemas that are named, or the one that the change started from.
std::list<ReadSchema> read_bases(const CheckOptions& options, const policy::Config& config,
                                 const std::string& now, const Environment& environment) {
    std::vector<std::string> named = options.against.empty() ? config.against : options.against;
    if (!options.second.empty()) named = {options.first};
    std::list<ReadSchema> bases;
    for (const std::string& base : named)
        bases.push_back(read_side(base, now, options.evaluation, environment));
    if (bases.empty()) bases.push_back(read_base(now, options.may_fetch, options.evaluation, environment));
    return bases;
}

// As it is seen by those who carry out a plan.
policy::Findings in_plan(const CheckOptions& options, const ReadSchema& before, const std::string& now,
                         ReadSchema& after, policy::Findings found, const Environment& environment) {
    const auto folder = std::filesystem::path(environment.directory) / *options.plan;
    const auto files = read_with_files(now, before.label, environment, options.evaluation).files;
    return state_of_plan({folder.lexically_normal().string(), *options.plan}, *before.parsed.schema,
                         after.parsed, files.get(), std::move(found));
}

Outcome check(const CheckOptions& options, const Environment& environment) {
    const auto file = read_config_file(options.config, environment);
    const policy::Config config = file ? file->config : policy::Config{};
    policy::Policy policy = policy_of(options, config, environment);
    const std::string now =
        options.second.empty() ? named_or_here(options.first, environment) : options.second;
    const std::list<ReadSchema> befores = read_bases(options, config, now, environment);
    ReadSchema after = read_side(now, befores.front().label, options.evaluation, environment);
    std::vector<const ReadSchema*> all;
    for (const ReadSchema& before : befores) all.push_back(&before);
    all.push_back(&after);
    if (const auto why = why_unread(all, environment); !why.empty()) return {failed, "", why};

    // What is wrong with a configuration is shown in its file.
    if (file) {
        const auto id = after.parsed.sources.add(file->path, file->text);
        for (policy::Waiver& one : policy.waivers) one.span.file = id;
        for (policy::Levels& one : policy.levels) one.span.file = id;
    }
    std::vector<policy::Findings> runs;
    for (const ReadSchema& before : befores) {
        policy::Findings found = compare(before, after, policy);
        if (options.plan) {
            found = in_plan(options, before, now, after, std::move(found), environment);
            found.problems = with_levels(policy, std::move(found.problems));
        }
        runs.push_back(std::move(found));
    }
    std::vector<const schema::Schema*> schemas;
    for (const ReadSchema* side : all) schemas.push_back(&*side->parsed.schema);
    const auto unused = with_levels(policy, policy::unused_overrides(policy, schemas));
    for (policy::Findings& run : runs) run.problems.insert(run.problems.end(), unused.begin(), unused.end());
    runs = policy::waived(policy, *after.parsed.schema, after.parsed.sources, std::move(runs));

    std::vector<emit::Report> reports;
    bool fails = false;
    for (const ReadSchema& before : befores) {
        const policy::Findings& found = runs[reports.size()];
        reports.push_back({before.side(), after.side(), found.changes, found.problems, policy, true});
        fails = fails || policy::fails(policy, found.changes, found.problems);
    }
    Outcome outcome = write(reports, options.outputs, environment.colour);
    if (fails) outcome.exit_code = cli::found;
    for (const ReadSchema& before : befores) outcome.err += before.note;
    std::vector<std::string> inputs;
    for (const ReadSchema* side : all) {
        for (std::string& one : input_files(*side)) inputs.push_back(std::move(one));
    }
    if (options.plan) inputs.push_back(*options.plan + "/plan.json");
    return written(std::move(outcome), environment.directory, inputs);
}

}  // namespace

void declare_check(CLI::App& command, CheckOptions& options) {
    command.add_option("OLD", options.first, "the schema that documents were stored under");
    command.add_option(
        "NEW", options.second,
        "the schema that is to be pushed; where it is alone, OLD is that of the bases, or the one "
        "that the change started from");
    command
        .add_option("--against", options.against, "an old schema to compare NEW with; there may be several")
        ->allow_extra_args(false)
        ->option_text("BASE");
    add_choice(command, "--compat", compats, options.compat,
               "backward: a push is not refused; forward: it can be rolled back; full: both")
        ->option_text("backward|forward|full");
    add_choice(command, "--fail-on", levels, options.fail_on,
               "the lowest level of a finding that makes the exit code 1")
        ->option_text("error|warning|info");
    command
        .add_option("--config", options.config,
                    "what a team asks for, instead of `.schemaplan.json` here or in a folder around")
        ->option_text("FILE");
    declare_formats(command, options.outputs, true);
    command.add_flag("--fetch", options.may_fetch, "run `git fetch`, if the base is not in this clone");
    command
        .add_option("--plan", options.plan, "the plan that is being carried out: its last phase is a warning")
        ->option_text("DIR");
    declare_evaluation(command, options.evaluation);
    command.final_callback([&] { check_arguments(options); });
}

Outcome run_check(const CheckOptions& options, const Environment& environment) {
    try {
        return check(options, environment);
    } catch (const Refused& why) {  // of the configuration, the plan, or the base
        return refused(why, environment);
    }
}

}  // namespace cli
