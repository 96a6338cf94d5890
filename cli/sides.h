#pragma once

#include <string>
#include <vector>

#include "cli/environment.h"
#include "cli/evaluate.h"
#include "cli/outcome.h"
#include "emit/report.h"
#include "parser/parse.h"

namespace cli {
struct Refused;
}

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
    std::string note = {};  // what people have to know of it, for stderr

    emit::ReportSide side() const {
        return {label, origin, parsed.sources, *parsed.schema, parsed.diagnostics};
    }
};

ReadSchema read_side(const std::string& argument, const std::string& other, Evaluation evaluation,
                     const Environment& environment);

// The files that it was read from, as they are shown: those of a revision are none here.
std::vector<std::string> input_files(const ReadSchema& read);

// What was wrong with it, for stderr.
std::string diagnostics_text(const ReadSchema& read, const Environment& environment);

// Why some schemas could not be read, for stderr, each reason once; empty, if all were.
std::string why_unread(const std::vector<const ReadSchema*>& sides, const Environment& environment);

// What a command says that cannot do what it was asked for.
Outcome refused(const Refused& why, const Environment& environment);

// Adds `--evaluate`, and what a schema argument may be at the end of the help.
void declare_evaluation(CLI::App& command, Evaluation& evaluation);

}  // namespace cli
