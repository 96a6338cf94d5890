#pragma once

#include <string>

#include "cli/environment.h"
#include "cli/outcome.h"

namespace CLI {
class App;
}

// `schemaplan explain`
namespace cli {

struct ExplainOptions {
    std::string id;
};

void declare_explain(CLI::App& command, ExplainOptions& options);

Outcome run_explain(const ExplainOptions& options, const Environment& environment);

}  // namespace cli
