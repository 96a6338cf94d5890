#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "schema/schema.h"
#include "schema/value.h"

namespace schema {

// A member of a union that is none itself.
struct UnionMember {
    TypeId type;
    std::size_t number;  // from 1, in the order written, nested unions flattened
};

std::vector<UnionMember> flat_members(const Schema& schema, const Union& members);

// Whether a literal is this value, to the bit: -0 is not 0, and NaN is NaN.
bool equals(const Literal& literal, const Value& value);

// The member that a value is meant to be of, as far as a person would say, where it is in none: the
// only one of its kind, or the only object with its literals. None, if that leaves a choice.
std::optional<UnionMember> meant_member(const Schema& schema, const Union& members, const Value& value);

}  // namespace schema
