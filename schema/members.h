#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "schema/form.h"
#include "schema/schema.h"

// Two unions held against each other, member by member.
namespace schema {

// A member of a union, or a type that is none as its only member.
struct Member {
    TypeId type;
    FormId form;
    std::size_t number;  // from 1, in the order written, nested unions flattened
};

// The members of a type, each form once.
std::vector<Member> members_of(const Schema& schema, TypeId type, Forms& forms);

// Two unions, member against member.
struct Matched {
    std::vector<std::pair<Member, Member>> same;     // one form
    std::vector<std::pair<Member, Member>> changed;  // the same thing, as far as a person would say
    std::vector<Member> removed;
    std::vector<Member> added;
};

// Swapping the sides swaps the result and changes nothing else.
Matched match_members(std::vector<Member> before, std::vector<Member> after, const Forms& forms);

}  // namespace schema
