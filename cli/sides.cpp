#include "cli/sides.h"

#include <CLI/CLI.hpp>
#include <map>

#include "cli/origin.h"
#include "cli/read.h"
#include "cli/refused.h"
#include "emit/style.h"

namespace cli {
namespace {

constexpr const char* schema_forms =
    "A schema is one of:\n"
    "  convex/schema.ts          a file: .ts .mts .cts .tsx .js .mjs .cjs\n"
    "  apps/web                  a folder: a project, or its functions folder\n"
    "  main:convex/schema.ts     a file or folder of a git revision; main: its top\n"
    "  merge-base:main[:path]    where HEAD and main parted; the path is that of the other side\n"
    "  schema.json               what Convex exports: export(), or getSchemas of a deployment\n"
    "  -                         one file on standard input\n"
    "  empty                     no tables";

}  // namespace

ReadSchema read_side(const std::string& argument, const std::string& other, Evaluation evaluation,
                     const Environment& environment) {
    parser::Parsed parsed = read_schema(argument, other, environment, evaluation);
    emit::Origin origin = parsed.schema ? origin_of(argument, environment.directory) : emit::Origin{};
    return {argument, std::move(origin), std::move(parsed)};
}

std::vector<std::string> input_files(const ReadSchema& read) {
    const diagnostics::Sources& sources = read.parsed.sources;
    std::vector<std::string> paths;
    for (std::size_t i = 0; i < sources.size(); ++i)
        paths.push_back(sources[static_cast<diagnostics::FileId>(i)].path);
    return paths;
}

std::string diagnostics_text(const ReadSchema& read, const Environment& environment) {
    std::string text;
    const emit::Style style(environment.colour);
    for (const diagnostics::Diagnostic& one : read.parsed.diagnostics) {
        text += emit::diagnostic_line(one, read.parsed.sources, style) + "\n";
    }
    return text;
}

Outcome refused(const Refused& why, const Environment& environment) {
    const emit::Style style(environment.colour);
    return {failed, "", emit::diagnostic_line(why.diagnostic, why.sources, style) + "\n"};
}

std::string why_unread(const std::vector<const ReadSchema*>& sides, const Environment& environment) {
    std::string all;
    for (const ReadSchema* side : sides) {
        const std::string text = side->parsed.schema ? "" : diagnostics_text(*side, environment);
        if (all.find(text) == std::string::npos) all += text;
    }
    return all;
}

void declare_evaluation(CLI::App& command, Evaluation& evaluation) {
    static const std::map<std::string, Evaluation> names = {{"static", Evaluation::statically},
                                                            {"node", Evaluation::in_node}};
    command
        .add_option_function<std::string>(
            "--evaluate", [&](const std::string& name) { evaluation = names.at(name); },
            "node: run what is unknown otherwise, with the project's convex")
        ->check(CLI::IsMember(names))
        ->option_text("static|node");
    command.footer(schema_forms);
}

}  // namespace cli
