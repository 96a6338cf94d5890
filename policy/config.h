#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "diagnostics/source.h"
#include "parser/json.h"
#include "policy/policy.h"

namespace policy {

// What a backfill puts into a field of documents that have none.
struct Default {
    std::string place;  // `users.plan`
    diagnostics::Span span;
    parser::json::Value value;
};

// What a team wrote down, in `.schemaplan.json` (docs/config.schema.json).
struct Config {
    std::optional<diff::Compat> compat;
    std::optional<Level> fail_on;
    std::vector<std::string> against;  // as written
    std::vector<Levels> levels;
    std::vector<Waiver> waivers;
    std::vector<Default> defaults;
};

// What a file says; or the first thing in it that is wrong, at its place. Nothing in it is passed over.
std::variant<Config, diagnostics::Diagnostic> read_config(const diagnostics::Sources& sources,
                                                          diagnostics::FileId file);

}  // namespace policy
