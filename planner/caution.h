#pragma once

#include <optional>
#include <string>

#include "diff/change.h"
#include "schema/schema.h"

namespace planner {

// The safe way past a change that breaks no document, and yet may stop a push or the code, in one line.
// None, if there is nothing to see to.
std::optional<std::string> caution(const diff::Change& change, const schema::Schema& before,
                                   const schema::Schema& after);

}  // namespace planner
