#pragma once

#include <functional>
#include <optional>

#include "schema/schema.h"
#include "schema/value.h"

namespace schema {

// A small value that `type` certainly accepts: required fields only, empty arrays, the first of the
// smallest that the members of a union have. Where there is a choice, one that `preferred` likes.
// None, if no value is certain.
std::optional<Value> example(const Schema& schema, TypeId type,
                             const std::function<bool(const Value&)>& preferred = nullptr);

}  // namespace schema
