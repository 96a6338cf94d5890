#include "cli/check.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <list>
#include <map>

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

constexpr const char* no_base =
    "OLD and NEW are required, or NEW and `--against BASE`, or a configuration that says `against`";

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
    const auto refuse = [](const std::string& message) {
        throw CLI::ParseError(message, CLI::ExitCodes::ArgumentMismatch);
    };
    if (options.first.empty()) refuse(no_base);
    if (!options.against.empty() && !options.second.empty())
        refuse("with `--against` exactly one schema is required, NEW");
}

// What is asked for on the command line counts before what is written down.
policy::Policy policy_of(const CheckOptions& options, const policy::Config& config,
                         const Environment& environment) {
    const policy::Policy usual;
    return {options.compat.value_or(config.compat.value_or(usual.compat)),
            options.fail_on.value_or(config.fail_on.value_or(usual.fail_on)), config.levels, config.waivers,
            environment.today};
}

// The old schemas; none, if none is named.
std::vector<std::string> bases_of(const CheckOptions& options, const policy::Config& config) {
    if (!options.second.empty()) return {options.first};
    return options.against.empty() ? config.against : options.against;
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
    const std::string& now = options.second.empty() ? options.first : options.second;
    const std::vector<std::string> bases = bases_of(options, config);
    if (bases.empty())
        return {failed, "", fmt::format("schemaplan: error: {}; see `schemaplan --help` [usage]\n", no_base)};

    ReadSchema after = read_side(now, bases.front(), options.evaluation, environment);
    std::list<ReadSchema> befores;
    std::vector<const ReadSchema*> all;
    for (const std::string& base : bases)
        all.push_back(&befores.emplace_back(read_side(base, now, options.evaluation, environment)));
    all.push_back(&after);
    if (const auto why = why_unread(all, environment); !why.empty()) return {failed, "", why};

    // What is wrong with a waiver is shown in the file that it is written in.
    if (file) {
        const auto id = after.parsed.sources.add(file->path, file->text);
        for (policy::Waiver& one : policy.waivers) one.span.file = id;
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
    runs = policy::waived(policy, *after.parsed.schema, std::move(runs));

    std::vector<emit::Report> reports;
    bool fails = false;
    for (const ReadSchema& before : befores) {
        const policy::Findings& found = runs[reports.size()];
        reports.push_back({before.side(), after.side(), found.changes, found.problems, policy, true});
        fails = fails || policy::fails(policy, found.changes, found.problems);
    }
    Outcome outcome = write(reports, options.outputs, environment.colour);
    if (fails) outcome.exit_code = cli::found;
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
