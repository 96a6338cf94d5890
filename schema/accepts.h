#pragma once

#include "schema/inclusion.h"
#include "schema/schema.h"
#include "schema/value.h"

// Judges one document by the rules of Convex's backend (convex.md, 2.5). It walks
// the types as they were declared and shares nothing with inclusion, so that each
// can be held against the other.
namespace schema {

// Whether `type` accepts `value`; unknown where the type is.
Answer accepts(const Schema& schema, TypeId type, const Value& value);

// Whether `table` accepts `document`, which is given without `_id` and `_creationTime`.
Answer accepts_document(const Schema& schema, const Table& table, const Value& document);

}  // namespace schema
