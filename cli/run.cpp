#include "cli/run.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <map>

#include "cli/read.h"
#include "diff/compare.h"
#include "emit/export.h"
#include "emit/report.h"
#include "emit/style.h"
#include "emit/version.h"

namespace cli {
namespace {

constexpr int done = 0;
constexpr int found = 1;
constexpr int failed = 2;

constexpr const char* schema_forms =
    "A schema is one of:\n"
    "  convex/schema.ts          a file: .ts .mts .cts .tsx .js .mjs .cjs\n"
    "  apps/web                  a folder: a project, or its functions folder\n"
    "  main:convex/schema.ts     a file or folder of a git revision; main: its top\n"
    "  merge-base:main[:path]    where HEAD and main parted; the path is that of the other side\n"
    "  schema.json               what Convex exports: export(), or getSchemas of a deployment\n"
    "  -                         one file on standard input\n"
    "  empty                     no tables";

// A schema that was read, or why there is none.
struct ReadSchema {
    std::string label;
    parser::Parsed parsed;
};

ReadSchema read_side(const std::string& argument, const std::string& other, Evaluation evaluation,
                     const Environment& environment) {
    return {argument, read_schema(argument, other, environment, evaluation)};
}

std::string diagnostics_text(const ReadSchema& read, const Environment& environment) {
    std::string text;
    const emit::Style style(environment.colour);
    for (const diagnostics::Diagnostic& one : read.parsed.diagnostics) {
        text += emit::diagnostic_line(one, read.parsed.sources, style) + "\n";
    }
    return text;
}

Outcome export_schema(const std::string& argument, Evaluation evaluation, const Environment& environment) {
    const ReadSchema read = read_side(argument, "", evaluation, environment);
    if (!read.parsed.schema) return {failed, "", diagnostics_text(read, environment)};
    if (!schema::fully_known(*read.parsed.schema)) {
        return {failed, "",
                diagnostics_text(read, environment) +
                    fmt::format("schemaplan: error: parts of `{}` are unknown, so it is not exported\n",
                                argument)};
    }
    return {done, emit::export_text(*read.parsed.schema), ""};
}

struct CompareOptions {
    std::string before;
    std::string after;
    std::string format = "text";
    Evaluation evaluation = Evaluation::statically;
};

// `diff` and `check`: the same report; `check` also judges by its exit code.
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
    const emit::Report report = {
        {before.label, before.parsed.sources, *before.parsed.schema, before.parsed.diagnostics},
        {after.label, after.parsed.sources, *after.parsed.schema, after.parsed.diagnostics},
        changes,
    };
    const bool is_safe = changes.verdict.backward == schema::Answer::yes;
    return {
        is_check && !is_safe ? found : done,
        options.format == "json" ? emit::report_json(report) : emit::report_text(report, environment.colour),
        ""};
}

void add_evaluation(CLI::App& command, Evaluation& evaluation) {
    static const std::map<std::string, Evaluation> names = {{"static", Evaluation::statically},
                                                            {"node", Evaluation::in_node}};
    command
        .add_option_function<std::string>(
            "--evaluate", [&](const std::string& name) { evaluation = names.at(name); },
            "node: run what is unknown otherwise, with the project's convex")
        ->check(CLI::IsMember(names))
        ->option_text("static|node");
}

void add_compare_options(CLI::App& command, CompareOptions& options) {
    command.add_option("OLD", options.before, "the schema that documents were stored under")->required();
    command.add_option("NEW", options.after, "the schema that is to be pushed")->required();
    command.add_option("--format", options.format, "text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->option_text("FORMAT");
    add_evaluation(command, options.evaluation);
    command.footer(schema_forms);
}

}  // namespace

Outcome run(const std::vector<std::string>& arguments, const Environment& environment) {
    CLI::App app("Says whether a Convex schema can be pushed without breaking stored documents.",
                 "schemaplan");
    app.set_version_flag("--version", fmt::format("schemaplan {}", emit::version));
    app.require_subcommand(1);

    CompareOptions compared;
    auto* diff_command = app.add_subcommand(
        "diff", "what changes between two schemas, and whether every stored document still fits");
    add_compare_options(*diff_command, compared);
    auto* check_command =
        app.add_subcommand("check", "the same, and exit 1 if a stored document may not fit");
    add_compare_options(*check_command, compared);
    std::string exported;
    Evaluation export_evaluation = Evaluation::statically;
    auto* export_command = app.add_subcommand("export", "Convex's own JSON for a schema");
    export_command->add_option("SCHEMA", exported, "the schema")->required();
    add_evaluation(*export_command, export_evaluation);
    export_command->footer(schema_forms);

    try {
        app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::ParseError& error) {
        std::ostringstream out;
        std::ostringstream err;
        const bool is_help = app.exit(error, out, err) == 0;
        if (is_help) return {done, out.str(), ""};
        return {failed, "",
                fmt::format("schemaplan: error: {}; see `schemaplan --help` [usage]\n", error.what())};
    }
    if (*export_command) return export_schema(exported, export_evaluation, environment);
    return compare(compared, check_command->parsed(), environment);
}

}  // namespace cli
