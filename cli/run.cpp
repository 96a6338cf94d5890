#include "cli/run.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <optional>
#include <sstream>
#include <string_view>

#include "cli/check.h"
#include "cli/diff.h"
#include "cli/explain.h"
#include "cli/export.h"
#include "cli/plan.h"
#include "cli/rules.h"
#include "cli/validate.h"
#include "diagnostics/diagnostic.h"
#include "diagnostics/nearest.h"
#include "emit/version.h"

namespace cli {
namespace {

// What is wrong with a first word that is no option; nothing, if it is a command.
std::optional<std::string> unknown_command(const CLI::App& app, const std::vector<std::string>& arguments) {
    if (arguments.empty() || arguments.front().starts_with('-')) return std::nullopt;
    const std::string& word = arguments.front();
    std::vector<std::string> names;
    for (const CLI::App* one : app.get_subcommands({})) names.push_back(one->get_name());
    if (std::find(names.begin(), names.end(), word) != names.end()) return std::nullopt;
    return fmt::format(
        "`{}` is no command{}", word,
        diagnostics::did_you_mean(word, std::vector<std::string_view>(names.begin(), names.end())));
}

Outcome misused(const std::string& why) {
    return {failed, "",
            fmt::format("schemaplan: error: {}; see `schemaplan --help` [{}]\n", why,
                        diagnostics::kind(diagnostics::Id::usage).name)};
}

}  // namespace

Outcome run(const std::vector<std::string>& arguments, const Environment& environment) {
    CLI::App app("Says whether a Convex schema can be pushed without breaking stored documents.",
                 "schemaplan");
    app.set_version_flag("--version", fmt::format("schemaplan {}", emit::version));
    app.require_subcommand(1);
    const auto command = [&](const char* name, const char* summary) -> CLI::App& {
        return *app.add_subcommand(name, summary);
    };

    DiffOptions compared;
    CLI::App& diff =
        command("diff", "what changes between two schemas, and whether every stored document still fits");
    declare_diff(diff, compared);
    CheckOptions checked;
    CLI::App& check = command("check", "the same, and exit 1 if a stored document may not fit");
    declare_check(check, checked);
    PlanOptions planned;
    CLI::App& plan =
        command("plan", "the way from one schema to another: what to deploy, run and deploy then");
    declare_plan(plan, planned);
    ExportOptions exported;
    CLI::App& export_command = command("export", "Convex's own JSON for a schema");
    declare_export(export_command, exported);
    ValidateOptions validated;
    CLI::App& validate = command(
        "validate", "whether stored documents fit a schema, and what is wrong with those that do not");
    declare_validate(validate, validated);
    ExplainOptions explained;
    CLI::App& explain = command("explain", "what a finding means, and what to do about it");
    declare_explain(explain, explained);
    RulesOptions listed;
    CLI::App& rules = command("rules", "everything that can be found, with its level");
    declare_rules(rules, listed);

    if (const auto why = unknown_command(app, arguments)) return misused(*why);
    try {
        app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::ParseError& error) {
        std::ostringstream out;
        std::ostringstream err;
        const bool is_help = app.exit(error, out, err) == 0;
        if (is_help) return {done, out.str(), ""};
        if (arguments.empty()) return misused("no command is named");
        return misused(error.what());
    }
    if (diff.parsed()) return run_diff(compared, environment);
    if (plan.parsed()) return run_plan(planned, environment);
    if (check.parsed()) return run_check(checked, environment);
    if (validate.parsed()) return run_validate(validated, environment);
    if (explain.parsed()) return run_explain(explained, environment);
    if (rules.parsed()) return run_rules(listed, environment);
    return run_export(exported, environment);
}

}  // namespace cli
