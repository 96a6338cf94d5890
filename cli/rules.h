#pragma once

#include <string>

#include "cli/environment.h"
#include "cli/outcome.h"

namespace CLI {
class App;
}

// `schemaplan rules`
namespace cli {

struct RulesOptions {
    std::string format = "text";
    bool is_json_schema = false;  // the schema of reports instead
};

void declare_rules(CLI::App& command, RulesOptions& options);

Outcome run_rules(const RulesOptions& options, const Environment& environment);

}  // namespace cli
