#pragma once

#include <vector>

#include "schema/schema.h"

namespace tests {

// A type of `from`, with all its parts, among the types `to`.
schema::TypeId copied(const schema::Schema& from, schema::TypeId type, std::vector<schema::Type>& to);

// A schema of one table, of which a field is of this type, and with no types but those.
schema::Schema with_field_of(const schema::Schema& schema, schema::TypeId type);

}  // namespace tests
