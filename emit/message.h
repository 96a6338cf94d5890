#pragma once

#include <string>

#include "diff/change.h"
#include "schema/schema.h"

namespace emit {

// What a change is, in one line: "field `lastname` is new and required".
std::string message(const diff::Change& change, const schema::Schema& before, const schema::Schema& after);

// What stands on a side, in the words of the schema, cut to `limit` characters.
std::string written(const diff::Side& side, const schema::Schema& schema, std::size_t limit);

}  // namespace emit
