#pragma once

#include <cstdint>
#include <string>

#include "diagnostics/diagnostic.h"
#include "parser/value.h"

// How the evaluation of something ends: a statement as its flow, everything by what is thrown here.
namespace parser {

using diagnostics::Span;

// How a statement ended.
enum class Flow : std::uint8_t { normal, returned, broke, continued };

// Something thrown by the program, on its way to whoever catches it.
struct Thrown {
    Value value;
    Span span;
};

// A limit was hit: what is being evaluated is given up and becomes unknown.
struct LimitReached {
    std::string what;
    Span span;
};

// A source file that cannot be used at all: then there is no schema.
struct SourceFailed {
    diagnostics::Diagnostic diagnostic;
};

}  // namespace parser
