#pragma once

#include <cstddef>
#include <vector>

#include "schema/schema.h"
#include "schema/value.h"

namespace schema {

// Values of a type that show all it is made of: each member of each union, each optional field there and
// not there, arrays and records empty and not. Numbers are whole. At most `limit`, the plain ones first.
std::vector<Value> cover(const Schema& schema, TypeId type, std::size_t limit);

// The same for the documents of a table, without the fields whose name starts with `_`.
std::vector<Value> cover_documents(const Schema& schema, const Table& table, std::size_t limit);

}  // namespace schema
