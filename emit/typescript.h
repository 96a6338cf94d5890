#pragma once

#include <cstddef>
#include <string>

#include "emit/layout.h"
#include "schema/schema.h"

// Parts of a schema as TypeScript, laid out as formatters do: on one line where that fits, else a part on
// each. Further lines begin as deep as the first; `indented` puts them where they belong.
namespace emit {

// What a file calls what it has of Convex.
struct Names {
    std::string v = "v";
    std::string define_table = "defineTable";
};

struct Printing {
    Layout layout;
    Names names;
    std::size_t margin = 0;  // how deep the line is indented where the text will stand
    std::size_t before = 0;  // how much else stands before it on that line
};

std::string typescript(const schema::Schema& schema, schema::TypeId type, bool optional,
                       const Printing& printing);

// What `defineTable` is given for documents of this type: a field map, where it can be one.
std::string document_typescript(const schema::Schema& schema, schema::TypeId type, const Printing& printing);

// The call that adds an index, from its dot on.
std::string index_typescript(const schema::Index& index, const Printing& printing);

// `defineTable(…)`, with all that belongs to the table.
std::string table_typescript(const schema::Schema& schema, const schema::Table& table,
                             const Printing& printing);

}  // namespace emit
