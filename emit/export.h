#pragma once

#include <string>

#include "schema/schema.h"

namespace emit {

// What `SchemaDefinition.export()` of convex 1.48 returns for this schema, on one line: equal
// as parsed JSON, the order of tables and fields included. Asks for a schema that is fully known.
std::string export_text(const schema::Schema& schema);

}  // namespace emit
