#include "cli/explain.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "diagnostics/diagnostic.h"
#include "diagnostics/nearest.h"
#include "emit/explain.h"

namespace cli {

void declare_explain(CLI::App& command, ExplainOptions& options) {
    command.add_option("ID", options.id, "what stands in brackets after a finding")->required();
}

Outcome run_explain(const ExplainOptions& options, const Environment& environment) {
    if (auto text = emit::explanation(options.id, environment.colour)) return {done, std::move(*text), ""};
    std::string instead = diagnostics::did_you_mean(options.id, emit::explained_ids());
    if (instead.empty()) instead = "; `schemaplan rules` lists what a check can find";
    return {failed, "",
            fmt::format("schemaplan: error: nothing is called `{}`{} [{}]\n", options.id, instead,
                        diagnostics::kind(diagnostics::Id::usage).name)};
}

}  // namespace cli
