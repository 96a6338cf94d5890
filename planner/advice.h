#pragma once

#include <optional>
#include <string>

#include "diff/change.h"
#include "schema/schema.h"

namespace planner {

// The way out of a breaking change in one line: what to declare for now, what to do with the
// documents, what to declare in the end; for one that breaks only the way back, how to keep that. None for
// a change that breaks nothing.
std::optional<std::string> advice(const diff::Change& change, const schema::Schema& before,
                                  const schema::Schema& after);

}  // namespace planner
