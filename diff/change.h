#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "diff/renames.h"
#include "diff/waived.h"
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
    std::string old_name;                          // of a field that is renamed
    std::optional<schema::Value> witness;          // a document of the old side that it breaks
    std::optional<schema::Value> forward_witness;  // one of the new side, that it keeps from going back
    std::uint64_t fingerprint = 0;  // the same wherever the change stands, and however it is written
    std::optional<Waived> waived = {};
    std::optional<std::string> due =
        {};  // in the last phase of a plan: what is to be done before, if anything
};

// Whether every document that one side accepts, the other accepts too.
struct Verdict {
    Answer backward = Answer::yes;  // of the old side, by the new one
    Answer forward = Answer::yes;   // of the new side, by the old one
};

// Whose documents are asked about: those of the old side, or those of the new.
enum class Direction : std::uint8_t { backward, forward };

// Which of the two is asked for, and by that which changes are breaking: a deploy must not be refused,
// it must be possible to roll it back, or both.
enum class Compat : std::uint8_t { backward, forward, full };

Answer worse(Answer a, Answer b);
bool asks(Compat compat, Direction direction);
// What a verdict comes to, as far as it is asked for.
Answer answer(const Verdict& verdict, Compat compat);
// Whether something that is asked for is unknown.
bool is_open(const Verdict& verdict, Compat compat);

struct TableVerdict {
    std::string table;
    Verdict verdict;
    bool may_scan = false;       // Convex may read the whole table again, even where that finds nothing
    bool assumes_empty = false;  // one side does not name the table: the verdict holds if it has no documents
    std::optional<schema::Value> backward_witness;
    std::optional<schema::Value> forward_witness;
    bool is_cut = false;  // it has more changes than are listed
};

// A new field that may be one that went, under another name.
struct PossibleRename {
    std::string table;
    std::string path;
    std::string stable_path;
    Span span;
    std::vector<std::string> old_names;  // the most likely first
};

struct Changes {
    Verdict verdict;
    std::vector<TableVerdict> tables;  // those with a change, an open question, or a possible scan
    std::vector<Change> changes;       // in the order of the new schema, then of the old
    std::vector<RenameNote> rename_notes;
    std::vector<PossibleRename> possible_renames;
};

}  // namespace diff
