#pragma once

#include <vector>

#include "schema/schema.h"

namespace schema {

// The indexes of `old` that can stay beside those of `now`: Convex takes them, none is like another one, and
// there are not more than it promises to take.
std::vector<Index> kept_indexes(const Schema& before, const Table& old, const Table& now);

}  // namespace schema
