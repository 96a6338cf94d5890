#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/evaluate.h"
#include "cli/formats.h"
#include "cli/outcome.h"

namespace CLI {
class App;
}

// `schemaplan diff` and `schemaplan check`: the same report; `check` also judges by its exit code.
namespace cli {

struct CompareOptions {
    std::string before;
    std::string after;
    std::vector<Output> outputs;
    Evaluation evaluation = Evaluation::statically;
    std::optional<std::string> plan;  // the folder of the plan that is being carried out
    bool may_fetch = false;           // what the base takes
};

void declare_diff(CLI::App& command, CompareOptions& options);
void declare_check(CLI::App& command, CompareOptions& options);

Outcome run_diff(const CompareOptions& options, const Environment& environment);
Outcome run_check(const CompareOptions& options, const Environment& environment);

}  // namespace cli
