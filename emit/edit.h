#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/source.h"

// Changes to source text. What no edit names stays as it is, byte for byte.
namespace emit {

using diagnostics::FileId;
using diagnostics::Span;

struct Edit {
    // Where several meet at one offset, what closes comes first, then what is added, then what opens.
    enum class Kind : std::uint8_t {
        closes,   // put at the end of something that is wrapped
        adds,     // put between two things
        opens,    // put at the start of something that is wrapped
        replaces  // put in place of the span, with all the edits inside of it
    } kind = Kind::adds;
    Span span;  // empty, unless it replaces
    std::string text;
    int nesting = 0;  // of what opens and closes: wrappers with a smaller number are outside

    friend bool operator==(const Edit&, const Edit&) = default;
};

// `text` with the edits of its file, which do not overlap but for what is inside of a replacement. What else
// is equal is made in the order given.
std::string edited(std::string_view text, std::vector<Edit> edits);

}  // namespace emit
