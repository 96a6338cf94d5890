#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "schema/path.h"
#include "schema/schema.h"

namespace emit {

// A part of a table's documents, with all that it is in: from the documents on.
struct Place {
    const schema::Table* table;
    struct Hop {
        schema::TypeId type;
        const schema::Field* field = nullptr;  // of a field: what declares it
        std::size_t member = 0;                // of a member of a union: its number
        schema::Path path;
    };
    std::vector<Hop> hops;

    const Hop& last() const { return hops.back(); }
    // What tells a place from all others: of this table, and of a field of its last part.
    std::string text(const schema::Path& path) const { return table->name + " " + to_string(path); }
    std::string text_of_field(const std::string& name) const { return text(last().path) + " " + name; }
};

// The place that a path leads to; what only the other schema has is left out at its end.
Place place_of(const schema::Schema& schema, const schema::Table& table, const schema::Path& path);

}  // namespace emit
