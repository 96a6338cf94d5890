#pragma once

#include <optional>
#include <string>
#include <vector>

#include "emit/code.h"
#include "emit/typescript.h"
#include "schema/schema.h"

// Types of the bridge and of the old schema as text for a file of the new one.
namespace emit {

// Where a text will stand: in which file, how deep, and after how much else on the line.
struct Spot {
    const Code* code;
    std::size_t margin = 0;
    std::size_t before = 0;

    Printing printing() const;
    std::string v() const;
};

// A spot in place of an expression.
Spot spot_at(const Code& code, NodeId expression);
// A spot for an item of an object or of arguments.
Spot spot_in(const Code& code, NodeId list);

class OldTexts {
  public:
    OldTexts(const schema::Schema& before, Codes& codes) : before_(before), codes_(codes) {}

    // The text of a field, made optional: what it was, or printed.
    std::optional<std::string> field(const schema::Field& field, const Spot& spot);
    // The text of a field of a type of zod, which it is to be written in again.
    std::optional<std::string> field_of_zod(const schema::Field& field, const Spot& spot);
    std::string printed_field(const schema::Field& field, const Spot& spot) const;

    // The same of a type.
    std::optional<std::string> type(schema::TypeId type, const Spot& spot);
    std::string printed_type(schema::TypeId type, const Spot& spot) const;

    // The text of a table, or of an index from its dot on, as it was; none, if it cannot be had here.
    std::optional<std::string> table(const schema::Table& table, const Spot& spot);
    std::optional<std::string> index(const schema::Index& index, const Spot& spot);

    const schema::Schema& schema() const { return before_; }

  private:
    struct Value {
        const Code* code;
        NodeId node;
        bool is_of_zod;
    };
    std::optional<Value> value(const schema::Field& field);

    const schema::Schema& before_;
    Codes& codes_;
};

}  // namespace emit
