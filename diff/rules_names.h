#pragma once

#include <string_view>
#include <vector>

#include "diff/problem.h"
#include "schema/schema.h"

namespace diff {

// Why a name is none that Convex takes for a table, a field or an index; nothing, if it is one.
std::optional<std::string> why_invalid(std::string_view name);

void check_table_name(const schema::Table& table, std::vector<Problem>& problems);

}  // namespace diff
