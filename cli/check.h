#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/evaluate.h"
#include "cli/formats.h"
#include "cli/outcome.h"
#include "diagnostics/diagnostic.h"
#include "diff/change.h"

namespace CLI {
class App;
}

// `schemaplan check`: the report of `diff`, and an exit code to rely on.
namespace cli {

struct CheckOptions {
    std::string first;                 // OLD, or NEW if it is alone
    std::string second;                // NEW, or empty
    std::vector<std::string> against;  // what NEW is compared with, if it is alone
    std::optional<diff::Compat> compat;
    std::optional<diagnostics::Level> fail_on;
    std::optional<std::string> config;
    std::vector<Output> outputs;
    Evaluation evaluation = Evaluation::statically;
    bool may_fetch = false;           // what the base takes
    std::optional<std::string> plan;  // the folder of the plan that is being carried out
};

void declare_check(CLI::App& command, CheckOptions& options);

Outcome run_check(const CheckOptions& options, const Environment& environment);

}  // namespace cli
