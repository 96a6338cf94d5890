#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/evaluate.h"
#include "cli/outcome.h"
#include "cli/plan_staging.h"

namespace CLI {
class App;
}

// `schemaplan plan`
namespace cli {

struct PlanOptions {
    std::string before;
    std::string after;
    std::string format = "text";
    std::optional<std::string> out;     // the folder that the plan is written to
    std::vector<std::string> defaults;  // `users.plan="free"`
    std::optional<std::string> config;  // the file that `--config` names
    StagingWanted staging;
    Evaluation evaluation = Evaluation::statically;
};

void declare_plan(CLI::App& command, PlanOptions& options);

// The way from one schema to another, printed, and written to a folder if there is one.
Outcome run_plan(const PlanOptions& options, const Environment& environment);

}  // namespace cli
