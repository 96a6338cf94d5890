#pragma once

#include <vector>

#include "diff/change.h"
#include "schema/schema.h"

namespace diff {

// Adds every change of the indexes of a table, of all kinds of them, by name.
void compare_indexes(const schema::Table& old, const schema::Table& now, std::vector<Change>& changes);

}  // namespace diff
