#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "diagnostics/source.h"
#include "parser/value.h"

namespace parser {

using diagnostics::Span;

// The arguments of one call.
struct Call {
    Value receiver;
    std::vector<Value> arguments;
    std::optional<UnknownId> open;  // there may be more arguments
    Span span;
    Span method_span;  // of a method: from its name on

    std::size_t size() const { return arguments.size(); }
    Value operator[](std::size_t i) const {
        if (i < arguments.size()) return arguments[i];
        return open ? Value::unknown(*open) : Value{};
    }
};

}  // namespace parser
