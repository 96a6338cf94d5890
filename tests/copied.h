#pragma once

#include <vector>

#include "schema/schema.h"

namespace tests {

// A type of `from`, with all its parts, among the types `to`.
schema::TypeId copied(const schema::Schema& from, schema::TypeId type, std::vector<schema::Type>& to);

// A schema of one table with documents of this type, or with documents that have a field of it, and with no
// other types.
schema::Schema with_documents_of(const schema::Schema& schema, schema::TypeId type);
schema::Schema with_field_of(const schema::Schema& schema, schema::TypeId type);

}  // namespace tests
