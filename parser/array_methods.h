#pragma once

#include <optional>
#include <vector>

#include "parser/natives.h"

// What the methods of arrays have in common.
namespace parser {

// The items of the array a method is called on. Only arrays whose items are all known get here.
std::vector<Value> items_of(Evaluator& e, const Call& call);

// The array, to be changed; none, if what becomes of it is not known: that is then taken care of.
ArrayCell* array_to_change(Evaluator& e, const Call& call);

// What the function that a method was given returns.
Value call_back(Evaluator& e, const Call& call, std::vector<Value> arguments, Value receiver = {});

// An index as `slice` and `at` take it: negative from the end, cut to the length.
std::optional<std::size_t> relative_index(Evaluator& e, Value value, std::size_t length,
                                          std::size_t fallback);

Value number_of(std::size_t size);

Value not_evaluated(Evaluator& e, const Call& call);
// The same of a call that may have changed what it was given.
Value given_up(Evaluator& e, const Call& call);

}  // namespace parser
