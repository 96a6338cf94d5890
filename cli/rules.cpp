#include "cli/rules.h"

#include <CLI/CLI.hpp>

#include "emit/explain.h"

namespace cli {

void declare_rules(CLI::App& command, RulesOptions& options) {
    command.add_option("--format", options.format, "text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->option_text("FORMAT");
    command.add_flag("--json-schema", options.is_json_schema, "instead, the JSON Schema of a report as JSON");
}

Outcome run_rules(const RulesOptions& options, const Environment& environment) {
    if (options.is_json_schema) return {done, std::string(emit::report_schema()), ""};
    return {done,
            options.format == "json" ? emit::catalogue_json() : emit::catalogue_text(environment.colour), ""};
}

}  // namespace cli
