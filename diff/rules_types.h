#pragma once

#include <string_view>
#include <unordered_set>
#include <vector>

#include "diff/problem.h"
#include "schema/schema.h"

namespace diff {

// Adds what is wrong with the name of a table and with the validator of its documents, given the names of
// all tables.
void check_documents(const schema::Schema& schema, const schema::Table& table,
                     const std::unordered_set<std::string_view>& names, std::vector<Problem>& problems);

}  // namespace diff
