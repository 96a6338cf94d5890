#pragma once

#include <set>
#include <string>
#include <vector>

#include "emit/layout.h"
#include "schema/schema.h"
#include "schema/value.h"

// Types and values as the TypeScript of a Convex project.
namespace emit::typescript {

// The builder calls that make a validator: `v.object({ … })`.
Layout validator(const schema::Schema& schema, schema::TypeId type);

// The type of the values it takes: `{ name: string; team?: Id<"teams"> }`. `_` fields of a document are
// left out of neither.
Layout type(const schema::Schema& schema, schema::TypeId type);
// The union of several.
Layout type(const std::vector<Layout>& members);

// A value as an expression: `{ name: "text", count: 1n }`; an id is `id("teams")`.
Layout value(const schema::Value& value);

// Whether a type names a table in a `v.id()`, and which.
void add_ids(const schema::Schema& schema, schema::TypeId type, std::set<std::string>& tables);

}  // namespace emit::typescript
