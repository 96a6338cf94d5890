#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "parser/evaluator.h"
#include "parser/unknown_parts.h"
#include "schema/schema.h"

namespace parser {

// Validators that hold each other many times over can come to more than any memory holds.
constexpr std::uint64_t type_size_limit = 2'000'000;

// The types of validators, added to those of a schema; what is not known is `schema::Unknown`. Throws
// `NotExported` for what is no validator, or nests too deeply.
class TypeExtraction {
  public:
    // All are to live as long as this.
    TypeExtraction(Evaluator& evaluator, UnknownParts& unknown_parts, std::vector<schema::Type>& types)
        : e_(evaluator), unknown_parts_(unknown_parts), types_(types) {}

    // One that is used in many places is made once.
    schema::TypeId of(Value validator, Span used_at) { return type(validator, used_at, 0); }
    // Of what is not known.
    schema::TypeId unknown(Value value, Span span);

    // How many validators a type is, written out; of more than `type_size_limit`, more than that.
    std::uint64_t size(schema::TypeId type) const { return sizes_[static_cast<std::size_t>(type)]; }

  private:
    schema::TypeId type(Value value, Span used_at, std::uint32_t depth);
    schema::TypeId made_of(const ValidatorCell& cell, Span span, std::uint32_t depth);
    schema::TypeId literal(Value value, Span span);
    schema::TypeId object(Value fields, Span span, std::uint32_t depth);
    schema::TypeId placed(schema::TypeId id, const ValidatorCell& cell);
    schema::TypeId add(schema::Shape shape, Span span);

    Evaluator& e_;
    UnknownParts& unknown_parts_;
    std::vector<schema::Type>& types_;
    std::unordered_map<Ref, schema::TypeId> made_;
    std::vector<std::uint64_t> sizes_;  // of the types
};

}  // namespace parser
