#pragma once

#include <string>

#include "schema/schema.h"

namespace planner {

// Names what a schema says of documents: the same for two schemas that differ in places, in order, in how
// they are written, in indexes and in nothing else.
std::string fingerprint(const schema::Schema& schema);

}  // namespace planner
