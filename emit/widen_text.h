#pragma once

#include <optional>
#include <string>
#include <vector>

#include "emit/code.h"
#include "emit/uses.h"
#include "schema/schema.h"

// Parts of the old schema as text for a file of the new one: as they were written, or printed.
namespace emit {

class OldTexts {
  public:
    OldTexts(const schema::Schema& before, Codes& codes) : before_(before), codes_(codes), uses_(before) {}

    // Whether a field was declared for several places at once.
    bool is_shared(const schema::Field& field) const { return uses_.of_field(field.span) > 1; }

    // The text of a field, made optional: what it was, or printed.
    std::optional<std::string> field(const schema::Field& field, const Code& code);
    // The text of a field of a type of zod, which it is to be written in again.
    std::optional<std::string> field_of_zod(const schema::Field& field, const Code& code);
    std::string printed_field(const schema::Field& field, const Code& code) const;

    // The same of a type.
    std::optional<std::string> type(schema::TypeId type, const Code& code);
    std::string printed_type(schema::TypeId type, const Code& code) const;

    // The text of a table, or of an index from its dot on, as it was; none, if it cannot be had here.
    std::optional<std::string> table(const schema::Table& table, const Code& code);
    std::optional<std::string> index(const schema::Index& index, const Code& code);

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
    Uses uses_;
};

}  // namespace emit
