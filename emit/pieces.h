#pragma once

#include <string>
#include <vector>

#include "emit/piece.h"
#include "schema/schema.h"
#include "schema/value.h"

// Types and values as the TypeScript of a Convex project.
namespace emit::pieces {

// The builder calls that make a validator: `v.object({ … })`.
Piece validator(const schema::Schema& schema, schema::TypeId type);

// Whether there is a table of a name; an id of another one is a `GenericId` to TypeScript.
bool is_table(const schema::Schema& schema, const std::string& name);

// The type of the values it takes: `{ name: string; team?: Id<"teams"> }`.
Piece type(const schema::Schema& schema, schema::TypeId type);
// The union of several.
Piece type(const std::vector<Piece>& members);

// A value as an expression: `{ name: "text", count: 1n }`; an id is `id("teams")`.
Piece value(const schema::Value& value);
// Whether that has an `id(…)` in it.
bool has_id(const schema::Value& value);

}  // namespace emit::pieces
