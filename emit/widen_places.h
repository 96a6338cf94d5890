#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "emit/code.h"
#include "emit/place.h"
#include "emit/uses.h"
#include "schema/schema.h"

// Where the parts of a schema are written in its source files.
namespace emit {

// A piece of code, and how many places of documents it makes.
struct Snippet {
    const Code* code;
    NodeId node;
    std::uint64_t uses;

    Span span() const { return code->span(node); }
};

class Places {
  public:
    Places(const schema::Schema& schema, Codes& codes);

    // The expression that makes a type.
    std::optional<Snippet> made(schema::TypeId type);
    // What stands for a part of a place where it is used, without `v.optional()` around it.
    struct Use {
        Snippet snippet;
        bool is_optional = false;  // it is written as optional
    };
    std::optional<Use> used(const Place& place, std::size_t hop);
    // The call of a chain that declares a field of an ent: `.edge()`, `.field()`.
    std::optional<Snippet> link(const schema::Field& field);
    // The last `.field()` of an ent all of whose fields are declared so.
    std::optional<Snippet> last_field_link(const schema::Table& table);
    // The object literals that the fields of an object are written in, its own first.
    std::vector<Snippet> literals(schema::TypeId object, const std::optional<std::string>& near);

    // The argument with fields of a call that makes an object or a table of them.
    std::optional<Snippet> field_map(const Snippet& made) const;

    // The call that defines a table, `defineTable(…)`, without the calls behind it; and with them.
    std::optional<Snippet> definition(const schema::Table& table);
    NodeId whole_definition(const Snippet& definition) const;
    // The value of the property that names a table; and of that the table alone, without calls behind it.
    std::optional<Snippet> value(const schema::Table& table);
    std::optional<Snippet> table_used(const schema::Table& table);

    Codes& codes() { return codes_; }
    const schema::Schema& schema() const { return schema_; }

  private:
    static bool is_bare_ent(const Snippet& definition);
    std::optional<Snippet> declared(const schema::Field& field);
    std::optional<Snippet> find_definition(const schema::Table& table);
    std::optional<Use> argument(schema::TypeId of, std::string_view builder, std::size_t index);
    std::optional<Use> member(schema::TypeId outer, std::size_t& number);
    std::optional<Use> field(const Place::Hop& hop);

    const schema::Schema& schema_;
    Codes& codes_;
    Uses uses_;
    std::map<std::string, std::optional<Snippet>> definitions_;
};

}  // namespace emit
