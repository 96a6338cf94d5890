#include "cli/explain.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <vector>

#include "diagnostics/nearest.h"
#include "diff/catalogue.h"
#include "emit/explain.h"

namespace cli {

void declare_explain(CLI::App& command, ExplainOptions& options) {
    command.add_option("ID", options.id, "what stands in brackets after a finding")->required();
}

Outcome run_explain(const ExplainOptions& options, const Environment& environment) {
    if (auto text = emit::explanation(options.id, environment.colour)) return {done, std::move(*text), ""};
    std::vector<std::string_view> ids;
    for (const diff::Entry& one : diff::catalogue()) ids.push_back(one.id);
    std::string instead = diagnostics::did_you_mean(options.id, ids);
    if (instead.empty()) instead = "; `schemaplan rules` lists all there are";
    return {failed, "",
            fmt::format("schemaplan: error: there is no change, rule or diagnostic `{}`{} [usage]\n",
                        options.id, instead)};
}

}  // namespace cli
