#pragma once

#include <string>
#include <vector>

#include "cli/evaluate.h"
#include "cli/formats.h"
#include "cli/outcome.h"

namespace CLI {
class App;
}

// `schemaplan diff`
namespace cli {

struct DiffOptions {
    std::string before;
    std::string after;
    std::vector<Output> outputs;
    Evaluation evaluation = Evaluation::statically;
};

void declare_diff(CLI::App& command, DiffOptions& options);

Outcome run_diff(const DiffOptions& options, const Environment& environment);

}  // namespace cli
