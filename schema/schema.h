#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "diagnostics/source.h"
#include "schema/note.h"
#include "schema/value.h"

// A Convex schema as it was declared: the validators as written, each with the
// place it came from. What they mean as sets of documents is `inclusion.h`.
namespace schema {

using diagnostics::Span;

enum class TypeId : std::uint32_t {};

struct Any {};
struct Null {};
struct Boolean {};
struct Int64 {};
struct CommitTs {};
struct Float64 {};
struct String {};
struct BytesType {};

struct Literal {
    std::variant<bool, std::int64_t, double, std::string> value;
};

struct Id {
    std::string table;
};

struct Array {
    TypeId element;
};

struct Record {
    TypeId key;
    TypeId value;
};

// What convex-helpers lets code believe of a field, whatever documents hold. It is no part of the schema.
enum class Pretence : std::uint8_t {
    none,
    deprecated,        // that it is not there
    pretend,           // that it is as its argument says; it may be anything, or absent
    pretend_required,  // that it is there; it may be absent
};

struct Field {
    std::string name;
    TypeId type;
    bool optional = false;
    Span span;  // the property that declares it
    Pretence pretence = Pretence::none;
};

struct Object {
    std::vector<Field> fields;  // in the order of JavaScript's property enumeration
    bool open = false;          // other fields may be declared, and none of them is known
};

struct Union {
    std::vector<TypeId> members;
};

// A validator that could not be evaluated. A field of this type may also be optional.
struct Unknown {
    std::string reason;
};

using Shape = std::variant<Any, Null, Boolean, Int64, CommitTs, Float64, String, BytesType, Literal, Id,
                           Array, Record, Object, Union, Unknown>;

struct Type {
    Shape shape;
    Span span;         // the expression that made it
    Span made = span;  // the same, without what only makes it optional
};

struct DatabaseIndex {
    std::vector<std::string> fields;
    friend bool operator==(const DatabaseIndex&, const DatabaseIndex&) = default;
};

struct SearchIndex {
    std::string search_field;
    std::vector<std::string> filter_fields;
    friend bool operator==(const SearchIndex&, const SearchIndex&) = default;
};

struct VectorIndex {
    std::string vector_field;
    std::optional<double> dimensions;  // none, or NaN: no valid index, and yet what Convex exports
    std::vector<std::string> filter_fields;
    friend bool operator==(const VectorIndex& a, const VectorIndex& b);
};

struct Index {
    std::string name;
    bool staged = false;
    std::variant<DatabaseIndex, SearchIndex, VectorIndex> definition;
    Span span;  // the call that declares it
};

struct Table {
    std::string name;
    TypeId document;
    std::optional<TypeId> staged;  // what `.staged()` proposes
    std::vector<Index> indexes;    // in the order they were declared
    bool indexes_known = true;     // false: other indexes may be declared
    bool lists_staged = true;      // false: its export leaves out the lists of staged indexes
    ObjectValue read_as = {};  // what code reads where fields are absent, by a package; no part of the schema
    Span span;                 // the property of `defineSchema` that names it
};

// Types are nodes of a graph without cycles: a validator used in many places is one node.
struct Schema {
    std::vector<Type> types;
    std::vector<Table> tables;       // in the order of JavaScript's property enumeration
    std::optional<bool> validation;  // `schemaValidation`; none: unknown
    bool open = false;               // other tables may be declared
    Span span;
    std::vector<Note> notes;  // of all its files, file by file, in the order of the text

    const Type& operator[](TypeId id) const { return types[static_cast<std::size_t>(id)]; }
};

// The notes above a field, a table or an index, given its span.
std::vector<const Note*> notes_above(const Schema& schema, const Span& span);

// Whether every part was evaluated.
bool fully_known(const Schema& schema);

// Where a part of a type was not evaluated: its path, as in design.md, section 6, and why.
struct UnknownPlace {
    std::string path;
    std::string reason;
    Span span;
};

// The first `limit` of those places, in the order written.
std::vector<UnknownPlace> unknown_places(const Schema& schema, TypeId type, std::size_t limit);

}  // namespace schema
