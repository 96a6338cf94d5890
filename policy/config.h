#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "diagnostics/source.h"
#include "policy/policy.h"

namespace policy {

// What a team wrote down, in `.schemaplan.json` (docs/config.schema.json).
struct Config {
    std::optional<diff::Compat> compat;
    std::optional<Level> fail_on;
    std::vector<std::string> against;  // as written
    std::vector<Levels> levels;
    std::vector<Waiver> waivers;
};

// What a file says; or the first thing in it that is wrong, at its place. Nothing in it is passed over.
std::variant<Config, diagnostics::Diagnostic> read_config(const diagnostics::Sources& sources,
                                                          diagnostics::FileId file);

}  // namespace policy
