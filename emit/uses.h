#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "emit/code.h"
#include "schema/schema.h"

// How many places of the documents of a schema a piece of source code makes: more than one, where it is a
// constant, or in a function. What is edited there changes in all of them.
namespace emit {

class Uses {
  public:
    explicit Uses(const schema::Schema& schema);

    // Of a property that declares a field.
    std::uint64_t of_field(const Span& property) const;
    // Of an expression that makes a type.
    std::uint64_t of_type(const Span& made) const;
    // Of a literal with properties that declare fields: the objects that have any of them.
    std::uint64_t of_literal(const Code& code, NodeId literal) const;

  private:
    struct Declared {
        Span property;
        schema::TypeId object;
    };

    std::vector<std::uint64_t> places_;  // of each type: how many there are
    std::map<std::tuple<FileId, std::uint32_t, std::uint32_t>, std::uint64_t> types_;
    std::vector<Declared> fields_;  // by place
};

}  // namespace emit
