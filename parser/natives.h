#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "parser/evaluator.h"

namespace parser {

// What a built-in function does when an argument is not known, or when it is not modelled itself.
enum class OnUnknown : std::uint8_t {
    pure,     // its result is not known either, and it changes nothing
    escapes,  // the same, but what it was given may be changed
    handles,  // it looks at its arguments itself
};

// A function that is built in. `holder` says where it is found: `global`, an object that
// has it as a property (`Object`), or what has it as a method (`Array.prototype`).
struct Native {
    std::string_view holder;
    std::string_view name;
    Value (*call)(Evaluator&, const Call&);  // none: it exists, and what it does is not modelled
    OnUnknown on_unknown = OnUnknown::pure;
};

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
