#pragma once

#include <string>

#include "cli/evaluate.h"
#include "cli/outcome.h"

namespace CLI {
class App;
}

// `schemaplan export`
namespace cli {

struct ExportOptions {
    std::string schema;
    Evaluation evaluation = Evaluation::statically;
};

void declare_export(CLI::App& command, ExportOptions& options);

// Convex's own JSON for a schema; nothing on stdout, if a part of it is unknown.
Outcome run_export(const ExportOptions& options, const Environment& environment);

}  // namespace cli
