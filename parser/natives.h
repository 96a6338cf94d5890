#pragma once

#include <span>

#include "parser/evaluator.h"

namespace parser {

// Every built-in function, JavaScript's and Convex's.
const Native& native(NativeId id);
std::optional<NativeId> find_native(std::string_view holder, std::string_view name);

// A number that is built in, as `Math.PI` is.
std::optional<double> native_constant(std::string_view holder, std::string_view name);

// The parts of that table, each beside the functions it names.
std::span<const Native> array_natives();
std::span<const Native> array_call_natives();    // those that call a function
std::span<const Native> array_change_natives();  // those that change the array
std::span<const Native> object_natives();
std::span<const Native> string_natives();
std::span<const Native> number_natives();
std::span<const Native> collection_natives();
std::span<const Native> values_natives();
std::span<const Native> server_natives();
std::span<const Native> model_natives();

}  // namespace parser
