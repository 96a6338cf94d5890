#pragma once

#include <optional>
#include <string>

#include "schema/value.h"

namespace parser {

// The value of a TypeScript expression that stands for itself: `"free"`, `{ seats: 5 }`. None, if it is no
// expression, or no Convex value whatever happens around it.
std::optional<::schema::Value> constant(const std::string& expression);

}  // namespace parser
