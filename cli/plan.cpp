#include "cli/plan.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>

#include "cli/plan_defaults.h"
#include "cli/plan_folder.h"
#include "cli/plan_project.h"
#include "cli/read.h"
#include "cli/refused.h"
#include "cli/sides.h"
#include "diff/compare.h"
#include "diff/problems.h"
#include "emit/plan.h"
#include "emit/widen.h"
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
    if (first != found.end()) throw Refused(*first, read.parsed.sources);
    if (!fully_known(*read.parsed.schema))
        throw Refused(Id::unknown_part,
                      fmt::format("a part of `{}` is not known, and a plan needs all of it", read.label));
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

[[noreturn]] void refuse(const emit::NoPlan& why) {
    if (!why.is_our_bug) throw Refused(Id::bad_configuration, why.why);
    throw Refused(Id::internal_error, why.why + "; this is a bug of schemaplan, and nothing was written");
}

// Ids hold the table they are of: a table cannot be renamed with its documents.
void ask_for_no_renamed_table(const schema::Schema& old, const parser::Parsed& after) {
    const auto is_table = [](const schema::Schema& schema, const std::string& name) {
        return std::any_of(schema.tables.begin(), schema.tables.end(),
                           [&](const schema::Table& table) { return table.name == name; });
    };
    for (const schema::Table& table : after.schema->tables) {
        for (const schema::Note* note : schema::notes_above(*after.schema, table.span)) {
            const std::string from = note->text.starts_with("from=") ? note->text.substr(5) : "";
            if (note->kind != schema::Note::Kind::renamed || is_table(*after.schema, from) ||
                !is_table(old, from))
                continue;
            throw Refused(
                {Id::cannot_plan,
                 fmt::format("`{0}` is to be `{1}`, and no plan can rename a table: ids hold the table "
                             "they are of; keep the name `{0}`, or remove this comment and fill "
                             "`{1}` with documents of its own",
                             from, table.name),
                 note->span},
                after.sources);
        }
    }
}

// The edits of the schema's own files, as the files of a project.
std::vector<emit::PlannedFile> schema_files(const Target& before, const Target& after,
                                            const schema::Bridge& bridge) {
    const auto widened = emit::widen(before.read.parsed, after.read.parsed, bridge, *after.files);
    if (const auto* why = std::get_if<emit::NotWidened>(&widened)) refuse({why->why, true});
    std::vector<emit::PlannedFile> files;
    for (const emit::EditedFile& one : std::get<emit::Widened>(widened).files)
        files.push_back({after.files->path_in_project(one.path), one.before, one.after});
    return files;
}

PlanFolder folder_of(const emit::PlanReport& report) {
    PlanFolder files = {{"plan.json", emit::plan_json(report)}, {"PLAN.md", emit::plan_markdown(report)}};
    for (const emit::PlannedFile& one : report.files.widen) {
        if (one.after) files["widen/" + one.path] = *one.after;
    }
    for (const emit::PlannedFile& one : report.files.narrow) {
        if (one.after) files["narrow/" + one.path] = *one.after;
    }
    return files;
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
    const Target before = read_target(options.before, options.after, options.evaluation, environment);
    const Target after = read_target(options.after, options.before, options.evaluation, environment);
    if (!before.read.parsed.schema || !after.read.parsed.schema)
        return schemas_missing(before.read, after.read, environment);
    ask_for_all_of(before.read);
    ask_for_all_of(after.read);
    const schema::Schema& old = *before.read.parsed.schema;
    const schema::Schema& now = *after.read.parsed.schema;
    const diff::Changes changes = diff::compare(old, now);
    ask_for_a_push(diff::problems(old, now, changes), after.read.parsed.sources);
    if (after.files == nullptr || is_json(after))
        throw Refused(
            Id::bad_argument,
            fmt::format("a plan edits the source of the new schema, and `{}` has none; name its file, "
                        "or the folder it is in",
                        options.after));
    std::string folder;
    if (options.out) {
        folder = (std::filesystem::path(environment.directory) / *options.out).lexically_normal().string();
        check_plan_folder(folder);
    }
    ask_for_no_renamed_table(old, after.read.parsed);
    schema::Bridge bridge = schema::bridge(old, now);
    const planner::Defaults defaults = read_defaults(after.read.parsed, bridge, options.defaults);
    const planner::Plan plan = planner::make_plan(old, now, changes, std::move(bridge), defaults);
    emit::PlanFiles files;
    if (!plan.is_empty()) {
        const std::string schema_file = after.read.parsed.sources[now.span.file].path;
        const auto made = emit::plan_files(plan, old, now, changes, schema_files(before, after, plan.bridge),
                                           project_of(*after.files, schema_file));
        if (const auto* why = std::get_if<emit::NoPlan>(&made)) refuse(*why);
        files = std::get<emit::PlanFiles>(made);
    }
    const emit::PlanReport report = {before.read.side(), after.read.side(), changes, plan, files};
    if (options.out) write_plan_folder(folder, folder_of(report));
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
