#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "emit/code.h"
#include "emit/uses.h"
#include "schema/path.h"
#include "schema/schema.h"

// Where the parts of a schema are written in its source files.
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

// A piece of code, and how many places of documents it makes.
struct Piece {
    const Code* code;
    NodeId node;
    std::uint64_t uses;

    Span span() const { return code->span(node); }
};

// Whether what is there is a type of zod: those are no validators, and have their own ways to be optional.
bool is_of_zod(const Code& code, NodeId node);

class Places {
  public:
    Places(const schema::Schema& schema, Codes& codes);

    // The expression that makes a type.
    std::optional<Piece> made(schema::TypeId type);
    // The property that declares a field.
    std::optional<Piece> declared(const schema::Field& field);
    // What stands for a part of a place where it is used, without `v.optional()` around it.
    struct Use {
        Piece piece;
        bool is_optional = false;  // it is written as optional
    };
    std::optional<Use> used(const Place& place, std::size_t hop);
    // The call of a chain that declares a field of an ent: `.edge()`, `.field()`.
    std::optional<Piece> link(const schema::Field& field);
    // The last `.field()` of an ent all of whose fields are declared so.
    std::optional<Piece> last_field_link(const schema::Table& table);
    // The object literals that the fields of an object are written in, its own first.
    std::vector<Piece> literals(schema::TypeId object, const std::optional<std::string>& near);

    // The argument with fields of a call that makes an object or a table of them.
    std::optional<Piece> field_map(const Piece& made) const;

    // The call that defines a table, `defineTable(…)`, without the calls behind it; and with them.
    std::optional<Piece> definition(const schema::Table& table);
    NodeId whole_definition(const Piece& definition) const;
    // The value of the property that names a table; and of that the table alone, without calls behind it.
    std::optional<Piece> value(const schema::Table& table);
    std::optional<Piece> table_used(const schema::Table& table);

    const Uses& uses() const { return uses_; }
    Codes& codes() { return codes_; }
    const schema::Schema& schema() const { return schema_; }

  private:
    static bool is_of_ent(const Piece& definition);
    std::optional<Piece> find_definition(const schema::Table& table);
    std::optional<Use> argument(schema::TypeId of, std::string_view builder, std::size_t index);
    std::optional<Use> member(schema::TypeId outer, std::size_t& number);
    std::optional<Use> field(const Place::Hop& hop);

    const schema::Schema& schema_;
    Codes& codes_;
    Uses uses_;
    std::map<std::string, std::optional<Piece>> definitions_;
};

}  // namespace emit
