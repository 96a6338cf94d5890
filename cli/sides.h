#pragma once

#include <string>

#include "cli/environment.h"
#include "cli/evaluate.h"
#include "emit/report.h"
#include "parser/parse.h"

namespace CLI {
class App;
}

// The schemas that a command is given.
namespace cli {

// A schema that was read, or why there is none.
struct ReadSchema {
    std::string label;  // as the user named it
    emit::Origin origin;
    parser::Parsed parsed;

    emit::ReportSide side() const {
        return {label, origin, parsed.sources, *parsed.schema, parsed.diagnostics};
    }
};

ReadSchema read_side(const std::string& argument, const std::string& other, Evaluation evaluation,
                     const Environment& environment);

// What was wrong with it, for stderr.
std::string diagnostics_text(const ReadSchema& read, const Environment& environment);

// Adds `--evaluate`, and what a schema argument may be at the end of the help.
void declare_evaluation(CLI::App& command, Evaluation& evaluation);

}  // namespace cli
