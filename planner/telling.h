#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "planner/backfill.h"
#include "schema/members.h"
#include "schema/schema.h"

// How the members of a union are told apart by looking at a value.
namespace planner {

struct Members {
    const schema::Schema& schema;
    std::vector<schema::Member> all;
    std::set<std::string> unreliable;  // fields of objects that may be absent or something else for now
};

// Whether a value is of `member`, which is of `schema`, and not of the others.
Guard guard(const schema::Schema& schema, schema::TypeId member, const Members& others);

// Which of the members, by number, a value is of; none, if only the whole validator could tell.
std::optional<Guard> selection(const Members& members, std::size_t number);

std::optional<ValueKind> value_kind(const schema::Schema& schema, schema::TypeId type);

}  // namespace planner
