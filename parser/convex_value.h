#pragma once

#include <optional>

#include "parser/evaluator.h"
#include "schema/value.h"

namespace parser {

// What a value of the program is in a document. None, if no document can hold it, or a part is not known.
std::optional<::schema::Value> convex_value(Evaluator& evaluator, Value of);

}  // namespace parser
