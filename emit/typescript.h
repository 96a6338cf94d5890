#pragma once

#include <string>

#include "emit/layout.h"
#include "schema/schema.h"
#include "schema/text.h"

// Tables and their parts as TypeScript, each part on one line.
namespace emit {

// How a file writes a schema.
struct Spelling {
    schema::Spelling types;
    std::string define_table = "defineTable";
    Layout layout;
};

std::string typescript(const schema::Schema& schema, schema::TypeId type, bool optional,
                       const Spelling& spelling);

// What `defineTable` is given for documents of this type: a field map, where it can be one.
std::string document_typescript(const schema::Schema& schema, schema::TypeId type, const Spelling& spelling);

// The call that adds an index, from its dot on.
std::string index_typescript(const schema::Index& index, const Spelling& spelling);

// `defineTable(…)`, with all that belongs to the table.
std::string table_typescript(const schema::Schema& schema, const schema::Table& table,
                             const Spelling& spelling);

}  // namespace emit
