#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "schema/inclusion.h"
#include "schema/schema.h"
#include "schema/value.h"

// What differs between two schemas, and what follows for the documents stored under the first.
namespace diff {

using diagnostics::Level;
using diagnostics::Span;
using schema::Answer;

// One row of `kinds.def` each.
enum class Id : std::uint8_t {
#define CHANGE(id, name, mirror, breaks, level, summary) id,
#include "diff/kinds.def"
#undef CHANGE
};

struct Kind {
    Id id;
    std::string_view name;
    Id mirror;
    bool breaks;  // it can break documents of the old side
    Level level;  // if it breaks none
    std::string_view summary;
};

std::span<const Kind> kinds();
const Kind& kind(Id id);

// What a change does to the set of values that are accepted at its place.
enum class Effect : std::uint8_t { neutral, widens, narrows, reshapes, unknown };

std::string_view to_string(Effect effect);

// What stands on one side of a change.
struct TypeSide {
    schema::TypeId type;
    bool optional = false;
};

struct Side {
    std::variant<TypeSide, schema::Index, bool> what;  // a type, an index, or `schemaValidation`
    Span span;
};

struct Change {
    Id id;
    std::optional<std::string> table;  // none: the schema as a whole
    std::string path;                  // "" for the table itself; see design.md, section 6
    Effect effect = Effect::neutral;
    bool breaking = false;      // it breaks documents of its table, which is certain
    bool may_break = false;     // it would, but what is unknown of its table leaves that open
    Level level = Level::info;  // error if it breaks; else that of its kind, unless a policy says otherwise
    std::optional<Side> before;
    std::optional<Side> after;
    std::optional<schema::Value> witness;  // of a breaking change: a document that it breaks
    std::uint64_t fingerprint = 0;         // the same wherever the change stands, and however it is written
};

// Whether every document that one side accepts, the other accepts too.
struct Verdict {
    Answer backward = Answer::yes;  // of the old side, by the new one
    Answer forward = Answer::yes;   // of the new side, by the old one
};

struct TableVerdict {
    std::string table;
    Verdict verdict;
    bool may_scan = false;       // Convex may read the whole table again, even where that finds nothing
    bool assumes_empty = false;  // one side does not name the table: the verdict holds if it has no documents
    std::optional<schema::Value> backward_witness;
    std::optional<schema::Value> forward_witness;
    bool is_cut = false;  // it has more changes than are listed
};

struct Changes {
    Verdict verdict;
    std::vector<TableVerdict> tables;  // those with a change, an open question, or a possible scan
    std::vector<Change> changes;       // in the order of the new schema, then of the old
};

}  // namespace diff
