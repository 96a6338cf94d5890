#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "schema/path.h"
#include "schema/schema.h"
#include "schema/value.h"

// What a backfill does to the documents of a table, place by place. Each rewrite is guarded on what the new
// schema does not take, so that it does nothing to a document that fits.
namespace planner {

// --- how code tells that a value is one that has to be rewritten ---

enum class ValueKind : std::uint8_t { null, boolean, number, bigint, string, bytes, array, object };

struct IsLiteral {
    schema::Literal literal;
};
// A value of a kind, but none of these literals and no id of these tables, which the new type takes.
struct IsKind {
    ValueKind kind{};
    std::vector<schema::Literal> but = {};
    std::vector<std::string> but_ids = {};
};
// An object whose `field` is one of these.
struct HasTag {
    std::string field;
    std::vector<schema::Literal> literals;
};
// What the new type does not take; nothing simpler tells.
struct DoesNotFit {};

using Guard = std::variant<IsLiteral, IsKind, HasTag, DoesNotFit>;

// --- what is done ---

// What only a person knows: a function that throws until it is written.
struct Ask {
    friend bool operator==(const Ask&, const Ask&) = default;
};
struct ToInt64 {};
struct ToFloat64 {};
struct ToAbsent {};
struct ToValue {
    schema::Value value;
};
using Conversion = std::variant<Ask, ToInt64, ToFloat64, ToAbsent, ToValue>;

// A field that the new object does not have.
struct Clear {};
// Its value goes to the field `to` beside it, which has to hold the same if it is there too.
struct Rename {
    std::string to;
    std::optional<Conversion> how;  // none: the value as it is
    schema::TypeId type;            // of the old schema
    bool null_is_absent = false;
};
// A field that goes moves into the object there, where its part of that name has to be absent, or the same.
struct PutIn {
    std::string part;
    bool may_be_null = false;  // instead of the object
};
// A field that is absent gets its value: from `part` of the object `from` beside it,
struct TakeOut {
    std::string from;
    std::string part;
};
// an object made of fields beside it, of any of them if it requires none; where it and they are there, they
// have to be the same.
struct Build {
    std::vector<std::string> required;
    std::vector<std::string> optional;  // in the new object
    bool may_be_absent = false;         // then none of them is there either
    bool may_be_null = false;
};
// A required field that is absent gets a constant, or one that a person knows.
struct Fill {
    std::variant<schema::Value, Ask> with;
};
// It is never absent in what either schema takes; in between a document may be written that lacks it.
struct Missing {};
// Old values become new ones.
struct Convert {
    struct Case {
        Guard guard;
        std::optional<schema::TypeId> type;  // of the old schema; none: anything
        Conversion how;
    };
    std::vector<Case> cases;
};

struct Rewrite {
    schema::Path path;  // in the new schema, except for what only the old one has
    std::variant<Clear, Rename, PutIn, TakeOut, Build, Fill, Missing, Convert> what;
};

// Whether a person is asked for something by it.
bool asks(const Rewrite& rewrite);

// How many documents one transaction may rewrite, and why not more.
struct Batch {
    std::size_t size = 0;
    std::size_t weight = 0;                // bytes that a document has at most
    std::optional<std::string> unbounded;  // the path of the first part without a bound
};

struct TableBackfill {
    std::string table;
    std::vector<Rewrite> rewrites;
    bool checks = false;  // nothing was checked before: what still does not fit is an error
    Batch batch;
};

// Values for fields, by table and path.
using Defaults = std::map<std::pair<std::string, std::string>, schema::Value>;

}  // namespace planner
