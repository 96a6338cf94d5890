#pragma once

#include <vector>

#include "schema/fault.h"
#include "schema/ids.h"
#include "schema/inclusion.h"
#include "schema/schema.h"
#include "schema/value.h"

// Judges one document by the rules of Convex's backend (convex.md, 2.5). It walks
// the types as they were declared and shares nothing with inclusion, so that each
// can be held against the other.
namespace schema {

// Whether `type` accepts `value`; unknown where the type is. With `ids`, the strings of
// `value` may be ids, and those of an unknown table make the answer unknown; without, only a
// `DocumentId` is one.
Answer accepts(const Schema& schema, TypeId type, const Value& value, const Ids* ids = nullptr);

// Whether `table` accepts `document`. Its own fields that start with `_` do not count.
Answer accepts_document(const Schema& schema, const Table& table, const Value& document,
                        const Ids* ids = nullptr);

// Why it does not, or why that is not known: everything that is wrong with it, and none if it
// is accepted. Of a union that has one member of the value's kind, or one with its tags, what is
// wrong is told within that member.
std::vector<Fault> faults(const Schema& schema, const Table& table, const Value& document, const Ids& ids);

}  // namespace schema
