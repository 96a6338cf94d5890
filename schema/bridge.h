#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "schema/path.h"
#include "schema/schema.h"

// The bridge between two schemas takes every document that either of them takes, and reads like the new one:
// documents are rewritten from old to new under it. It is the new schema with as few operations as that
// needs.
namespace schema {

// The field is required in the new schema.
struct MakeOptional {};

// The new object has no such field: it is there again, optional.
struct AddField {
    Field field;                       // of the old schema
    TypeId object;                     // that it is a field of there
    std::optional<std::string> after;  // the new field that comes before it; none: it comes first
};

// The type takes these types of the old schema too.
struct Widen {
    std::vector<TypeId> members;
};

// The type takes everything, as the old one does.
struct AcceptAny {};

// The new schema has no such table; it is there again, with its indexes.
struct AddTable {
    std::optional<std::string> after;  // the new table that comes before it; none: it comes first
};

// The table has this index of the old schema too.
struct KeepIndex {
    Index index;
};

// Documents are not checked, since they were not.
struct SkipValidation {};

struct Operation {
    std::string table;  // empty: the schema as a whole
    Path path;          // in the new schema, except for what only the old one has
    std::variant<MakeOptional, AddField, Widen, AcceptAny, AddTable, KeepIndex, SkipValidation> what;
    Span span;  // in the new schema: of the field, the object, the type, the table, the schema
};

struct Bridge {
    Schema schema;  // placed as the new schema; what only the old one has is nowhere
    std::vector<Operation> operations;
};

// The bridge from `before` to `after`, both fully known: old ⊆ bridge ⊇ new for each table that is in both,
// and none of the operations on its documents can be left out. A table's documents are objects, a flat union
// of objects, or anything. Where the new schema does not check its documents, they need no bridge.
Bridge bridge(const Schema& before, const Schema& after);

// The new schema with some of the operations of its bridge.
Schema with_operations(const Schema& before, const Schema& after, const std::vector<Operation>& operations);

}  // namespace schema
