#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "schema/schema.h"
#include "schema/value.h"

// What is wrong with a document.
namespace schema {

// One row of `causes.def` each.
enum class Cause : std::uint8_t {
#define CAUSE(id, name, decided, summary) id,
#include "schema/causes.def"
#undef CAUSE
};

struct CauseKind {
    Cause id;
    std::string_view name;  // kebab-case, stable
    bool decided;           // false: whether the document fits is not known
    std::string_view summary;
};

std::span<const CauseKind> causes();
const CauseKind& kind(Cause cause);

struct Fault {
    Cause cause;
    std::string path;                // as in design.md, section 6: no numbers of elements, no keys of records
    std::optional<TypeId> expected;  // what is asked for there; none: nothing
    const Value* found;              // in the document: what is there, or what it is missing in
};

}  // namespace schema
