#pragma once

#include <cstdint>
#include <string>

#include "diagnostics/source.h"

// What a comment in a schema says to schemaplan. It never changes what the schema is, nor any verdict.
namespace schema {

struct Note {
    enum class Kind : std::uint8_t {
        renamed,        // `@renamed from=old`: the field below had that name
        default_value,  // `@default "free"`: what a backfill puts into the field below
        ignore,         // `schemaplan-ignore RULE -- reason`: a finding that is intended
    } kind{};
    std::string text;         // what follows those words, without blanks around it
    diagnostics::Span span;   // of the line in the comment
    diagnostics::Span owner;  // empty, at what the comment stands above: where the span of a property begins,
                              // or of a validator

    friend bool operator==(const Note&, const Note&) = default;
};

}  // namespace schema
