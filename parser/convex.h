#pragma once

#include "parser/evaluator.h"

// What `convex/values` and `convex/server` (1.48) do, as far as schemas see it. Where the
// real builders throw, so do these.
namespace parser {

// The exports of a module of Convex's that is built in; none, if it is not one of those.
std::optional<std::unordered_map<StringId, Value>> convex_module(Evaluator& evaluator,
                                                                 std::string_view specifier);

// Whether calls of what this module exports are known to leave their arguments as they are.
bool is_harmless_module(std::string_view specifier);

// Whether validators or tables have a property of this name, so that it means something to Convex.
bool is_convex_property(std::string_view name);

Value validator_property(Evaluator& evaluator, Value validator, StringId name, Span span);
Value table_property(Evaluator& evaluator, Value table, StringId name, Span span);
Value schema_property(Evaluator& evaluator, Value schema, StringId name, Span span);

}  // namespace parser
