#pragma once

#include <vector>

#include "diff/problem.h"
#include "schema/schema.h"

namespace diff {

// Adds what is wrong with the name of a table and with the validator of its documents.
void check_documents(const schema::Schema& schema, const schema::Table& table,
                     std::vector<Problem>& problems);

}  // namespace diff
