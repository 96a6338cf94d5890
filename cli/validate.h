#pragma once

#include <optional>
#include <string>

#include "cli/evaluate.h"
#include "cli/outcome.h"
#include "parser/documents.h"

namespace CLI {
class App;
}

// `schemaplan validate`
namespace cli {

struct ValidateOptions {
    std::string schema;
    std::string documents;
    std::string table;                       // empty: as the documents tell
    std::optional<parser::Numbers> numbers;  // none: as the documents tell
    bool allows_unchecked_ids = false;
    std::string format = "text";
    Evaluation evaluation = Evaluation::statically;
};

void declare_validate(CLI::App& command, ValidateOptions& options);

// Judges stored documents by a schema: exit 0 if all fit, 1 if some do not, or may not.
Outcome run_validate(const ValidateOptions& options, const Environment& environment);

}  // namespace cli
