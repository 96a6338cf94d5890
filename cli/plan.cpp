#include "cli/plan.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/config_file.h"
#include "cli/plan_defaults.h"
#include "cli/plan_folder.h"
#include "cli/plan_project.h"
#include "cli/plan_renames.h"
#include "cli/read.h"
#include "cli/refused.h"
#include "cli/sides.h"
#include "diff/compare.h"
#include "diff/problems.h"
#include "emit/plan.h"
#include "planner/make_plan.h"

namespace cli {
namespace {

using diagnostics::Id;

// The new schema in the files it can be edited in.
struct Target {
    ReadSchema read;
    std::unique_ptr<Tree> files;
};

// Nothing is planned for a schema of which a part is not known.
void ask_for_all_of(const ReadSchema& read) {
    const auto is_unknown = [](const diagnostics::Diagnostic& one) { return one.id == Id::unknown_part; };
    const auto& found = read.parsed.diagnostics;
    const auto first = std::find_if(found.begin(), found.end(), is_unknown);
    if (first != found.end())
        throw Refused(
            {Id::cannot_plan,
             fmt::format("a plan needs all of the schema, and a part of it is not known: {}", first->message),
             first->span},
            read.parsed.sources);
    if (!fully_known(*read.parsed.schema))
        throw Refused(Id::cannot_plan,
                      fmt::format("a plan needs all of `{}`, and a part of it is not known", read.label));
}

void ask_for_a_push(const std::vector<diff::Problem>& problems, const diagnostics::Sources& sources) {
    for (const diff::Problem& one : problems) {
        if (!diff::rule(one.id).enforced) continue;
        throw Refused({Id::refused_by_convex,
                       fmt::format("Convex refuses a push of the new schema, whatever is stored: {}{} [{}]",
                                   one.message, one.fix ? "; " + *one.fix : "", diff::rule(one.id).name),
                       one.span},
                      sources);
    }
}

emit::PlanFiles files_of(const planner::Plan& plan, const schema::Schema& before, const schema::Schema& after,
                         const diff::Changes& changes, emit::SchemaEdits edits,
                         const emit::Project& project) {
    auto made = emit::plan_files(plan, before, after, changes, std::move(edits), project);
    if (auto* files = std::get_if<emit::PlanFiles>(&made)) return std::move(*files);
    const emit::NoPlan& why = std::get<emit::NoPlan>(made);
    if (!why.is_our_bug) throw Refused(Id::cannot_plan, why.why);
    throw Refused(Id::internal_error, why.why + "; this is a bug of schemaplan, and nothing was written");
}

PlanFolder folder_of(const emit::PlanReport& report) {
    PlanFolder files = {{"plan.json", emit::plan_json(report)}, {"PLAN.md", emit::plan_markdown(report)}};
    for (const planner::Phase phase : planner::phases) {
        for (const emit::PlannedFile& one : report.files.of(phase)) {
            if (one.after) files[fmt::format("{}/{}", planner::to_string(phase), one.path)] = *one.after;
        }
    }
    return files;
}

// `.staged()` is not there before.
void ask_for_staged_validators(const emit::Project& project) {
    constexpr parser::Version least = {{1, 47, 0}};
    const auto convex = project.packages.find("convex");
    if (convex == project.packages.end() || !convex->second || !(*convex->second < least)) return;
    throw Refused(
        Id::cannot_plan,
        fmt::format("`--stage-validators` takes convex 1.47, and the project has {}.{}.{}; update it, or "
                    "leave the option out",
                    convex->second->numbers[0], convex->second->numbers[1], convex->second->numbers[2]));
}

Target read_target(const std::string& argument, const std::string& other, Evaluation evaluation,
                   const Environment& environment) {
    ReadWithFiles read = read_with_files(argument, other, environment, evaluation);
    return {{argument, emit::Origin{}, std::move(read.parsed)}, std::move(read.files)};
}

bool is_json(const Target& target) {
    const auto& schema = *target.read.parsed.schema;
    return target.read.parsed.sources[schema.span.file].path.ends_with(".json");
}

Outcome plan(const PlanOptions& options, const Environment& environment) {
    const auto config = read_config_file(options.config, environment);
    const Target before = read_target(options.before, options.after, options.evaluation, environment);
    const Target after = read_target(options.after, options.before, options.evaluation, environment);
    if (const auto why = why_unread({&before.read, &after.read}, environment); !why.empty())
        return {failed, "", why};
    ask_for_all_of(before.read);
    ask_for_all_of(after.read);
    const schema::Schema& old = *before.read.parsed.schema;
    const schema::Schema& now = *after.read.parsed.schema;
    const diff::Changes changes = diff::compare(old, now);
    const std::vector<diff::Problem> problems = diff::problems(old, now, changes);
    ask_for_a_push(problems, after.read.parsed.sources);
    if (after.files == nullptr || is_json(after))
        throw Refused(
            Id::bad_argument,
            fmt::format("a plan edits the source of the new schema, and `{}` has none; name its file, "
                        "or the folder it is in",
                        options.after));
    std::optional<PlanName> folder;
    if (options.out) {
        folder = plan_folder(*options.out, environment.directory);
        check_plan_folder(*folder);
    }
    planner::Plan plan = {"", schema::bridge(old, now), {}, {}};
    ask_for_names_to_plan(changes, now, plan.bridge, problems, after.read.parsed.sources);
    planner::Options wanted = {
        read_defaults(after.read.parsed, plan.bridge, options.defaults, config), {}, {}};
    emit::PlanFiles files;
    if (planner::is_needed(plan.bridge) || options.staging.is_any()) {
        const emit::Project project = project_of(*after.files, after.read.parsed.sources[now.span.file].path);
        if (options.staging.validators) ask_for_staged_validators(project);
        emit::SchemaEdits edits = schema_edits(before.read.parsed, {after.read.parsed, *after.files}, changes,
                                               plan.bridge, options.staging, wanted);
        plan = planner::make_plan(old, now, changes, std::move(plan.bridge), wanted);
        if (!plan.is_empty()) files = files_of(plan, old, now, changes, std::move(edits), project);
    }
    const emit::PlanReport report = {before.read.side(), after.read.side(), changes, plan, files};
    if (folder) write_plan_folder(*folder, folder_of(report));
    if (options.format == "json") return {done, emit::plan_json(report), ""};
    if (options.format == "markdown") return {done, emit::plan_markdown(report), ""};
    return {done, emit::plan_text(report, environment.colour), ""};
}

}  // namespace

void declare_plan(CLI::App& command, PlanOptions& options) {
    command.add_option("OLD", options.before, "the schema that documents were stored under")->required();
    command.add_option("NEW", options.after, "the schema that is to be pushed")->required();
    command.add_option("--out", options.out, "the folder to write the plan to")->option_text("DIR");
    command
        .add_option("--default", options.defaults,
                    "what a field gets in documents that have none: users.plan='\"free\"'")
        ->option_text("TABLE.FIELD=VALUE");
    command
        .add_option("--config", options.config,
                    "what a team asks for, instead of `.schemaplan.json` here or in a folder around")
        ->option_text("FILE");
    command
        .add_option("--large-table", options.staging.large_tables,
                    "a table of 100,000 documents or more: its new indexes are built in the background, and "
                    "enabled in the last phase")
        ->option_text("TABLE");
    command.add_flag(
        "--stage-validators", options.staging.validators,
        "have Convex hold the documents against the new schema before the last phase (convex 1.47)");
    command.add_option("--format", options.format, "text, json or markdown")
        ->check(CLI::IsMember({"text", "json", "markdown"}))
        ->option_text("FORMAT");
    declare_evaluation(command, options.evaluation);
}

Outcome run_plan(const PlanOptions& options, const Environment& environment) {
    try {
        return plan(options, environment);
    } catch (const Refused& why) {
        return refused(why, environment);
    }
}

}  // namespace cli
