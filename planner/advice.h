#pragma once

#include <optional>
#include <string>

#include "diff/change.h"
#include "schema/schema.h"

namespace planner {

// What to do about a change, in one line. The way out of a breaking one: what to declare for now, what to do
// with the documents, what to declare in the end; of one that breaks only the way back, how to keep that. Of
// others `caution.h`, where there is something to see to.
std::optional<std::string> advice(const diff::Change& change, const schema::Schema& before,
                                  const schema::Schema& after);

}  // namespace planner
