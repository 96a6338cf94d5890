#pragma once

#include <string>

#include "cli/evaluate.h"
#include "cli/outcome.h"

namespace CLI {
class App;
}

// `schemaplan diff`
namespace cli {

struct DiffOptions {
    std::string before;
    std::string after;
    std::string format = "text";
    Evaluation evaluation = Evaluation::statically;
};

void declare_diff(CLI::App& command, DiffOptions& options);

Outcome run_diff(const DiffOptions& options, const Environment& environment);

}  // namespace cli
