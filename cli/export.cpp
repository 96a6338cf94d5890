#include "cli/export.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "cli/sides.h"
#include "emit/export.h"

namespace cli {

void declare_export(CLI::App& command, ExportOptions& options) {
    command.add_option("SCHEMA", options.schema, "the schema")->required();
    declare_evaluation(command, options.evaluation);
}

Outcome run_export(const ExportOptions& options, const Environment& environment) {
    const ReadSchema read = read_side(options.schema, "", options.evaluation, environment);
    if (!read.parsed.schema) return {failed, "", diagnostics_text(read, environment)};
    if (!schema::fully_known(*read.parsed.schema)) {
        return {failed, "",
                diagnostics_text(read, environment) +
                    fmt::format("schemaplan: error: parts of `{}` are unknown, so it is not exported\n",
                                options.schema)};
    }
    return {done, emit::export_text(*read.parsed.schema), ""};
}

}  // namespace cli
