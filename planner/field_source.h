#pragma once

#include <optional>
#include <string>

#include "planner/backfill.h"
#include "planner/table_operations.h"

// Where a field of the new schema gets its value from in documents that have none there, and where one that
// went takes its own.
namespace planner {

// What takes the value from where it was; nothing, if that is not certain, or if the field that went brings
// it.
struct Brought {
    std::optional<decltype(Rewrite::what)> how;
    bool is_always_there = false;  // old documents all have it there
};

Brought brought(const TableOperations& operations, const schema::Path& object, const schema::Field& field);

// The object beside a field that went in which it is new: the only one.
std::optional<std::string> goes_into(const TableOperations& operations, const schema::Path& object,
                                     const schema::AddField& gone);

// What stands for no value: `null`, if the type takes it; else the only value that it takes, if it takes only
// one.
std::optional<schema::Value> value_of_nothing(const TableOperations& operations, schema::TypeId type);

// The value that a literal is.
schema::Value value_of(const schema::Literal& literal);

}  // namespace planner
