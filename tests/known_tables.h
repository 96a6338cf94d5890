#pragma once

#include <string>

#include "schema/schema.h"

// What is known of a program in which `mystery` is something nobody knows.
namespace tests {

// The import of it.
inline const std::string mystery = "import { mystery } from \"somewhere\";\n";

// Whether all of a type is known.
bool knows(const schema::Schema& schema, schema::TypeId type);

// Which tables are wholly known, as a text: "a b?" if `a` is and `b` is not; "b#" if it may have other
// indexes; "…" if there may be other tables.
std::string known_tables(const std::string& body);

// A body that defines `fields` and `other`, does something, and makes a table of each.
std::string with_fields(const std::string& doing);

}  // namespace tests
