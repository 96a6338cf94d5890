#pragma once

#include <set>
#include <string>

#include "schema/schema.h"

namespace schema {

// The tables that a type names in `v.id()`: those whose ids its values may hold. What is unknown names none.
std::set<std::string> named_tables(const Schema& schema, TypeId type);

}  // namespace schema
