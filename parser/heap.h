#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "parser/properties.h"
#include "parser/syntax.h"
#include "schema/schema.h"

// What lives as long as an evaluation: objects with identity, and scopes.
namespace parser {

enum class ModuleId : std::uint32_t {};
enum class ScopeId : std::uint32_t {};  // 0: none

// When something was made, counted in branches that may or may not be taken.
using Epoch = std::uint64_t;

struct ObjectCell {
    Properties properties;
    std::optional<UnknownId> open;  // there may be other properties
    bool is_error = false;
};

struct ArrayCell {
    std::vector<Value> items;
    std::optional<UnknownId> open;  // there may be other items, anywhere from the end of `items`
};

// `arguments`, which is no array.
struct ArgumentsCell {
    std::vector<Value> items;
    std::optional<UnknownId> open;
};

// Over an array, set or map as it is when it is gone through, which can be done once.
struct IteratorCell {
    enum class Part : std::uint8_t { key, value, entry } part;
    Value source;
};

struct FunctionCell {
    ModuleId module;
    syntax::NodeId node;
    ScopeId scope;
    Value this_value;
    Value methods = {};  // of a class: its static ones, which are not enumerated
};

enum class ValidatorKind : std::uint8_t {
    any,
    array,
    boolean,
    bytes,
    commit_ts,
    float64,
    id,
    int64,
    literal,
    null,
    object,
    record,
    string,
    union_
};

struct ValidatorCell {
    ValidatorKind kind;
    bool is_optional = false;
    Value content;                            // table, literal, element, members, fields, record key
    Value value;                              // record value
    std::optional<Span> made = std::nullopt;  // of what `v.optional()` made: where its argument was made
    schema::Pretence pretence = schema::Pretence::none;
};

struct IndexCall {
    enum class Kind : std::uint8_t { database, search, vector } kind;
    bool is_staged = false;
    Value name;
    Value fields;  // of a database index; else the one search or vector field
    Value filter_fields;
    Value dimensions;
    Span span;
};

struct TableCell {
    Value validator;
    Value staged;
    std::vector<IndexCall> indexes;
    std::optional<UnknownId> open;  // there may be other indexes
    Value members;                  // what a model adds to it: looked up first
    Value read_as;                  // an object, of a model: what code reads where these fields are absent
    bool lists_staged = true;       // whether its export has the lists of what is staged
};

struct SchemaCell {
    Value tables;
    Value validation;
};

struct SetCell {
    std::vector<Value> items;
};

struct MapCell {
    std::vector<std::pair<Value, Value>> entries;
};

// `import * as name`
struct NamespaceCell {
    ModuleId module;
};

using Content = std::variant<ObjectCell, ArrayCell, ArgumentsCell, IteratorCell, FunctionCell, ValidatorCell,
                             TableCell, SchemaCell, SetCell, MapCell, NamespaceCell>;

struct Cell {
    Content content;
    Span span;  // the expression that made it
    Epoch made = 0;
    std::optional<UnknownId> tainted;  // its content is not known
    bool is_escaped = false;           // code that is not known may change it, and all it holds, at any time
    bool is_frozen = false;
    std::unique_ptr<Properties> added;  // what the program gave to a function, a validator or a table

    void add(StringId name, Value value, Span at);
};

struct Binding {
    StringId name;
    Value value;
    bool is_initialized = false;
    bool is_constant = false;
};

struct Scope {
    ScopeId parent{};
    Epoch made = 0;

    Binding* find(StringId name);
    // A new binding, or the one of that name. It may move the others.
    Binding& declare(StringId name, bool is_constant);

    std::vector<Binding> bindings;
    std::unique_ptr<std::unordered_map<StringId, std::size_t>> index;  // of a large scope
};

// Why a value is not known.
struct UnknownCause {
    std::string reason;
    Span span;
    bool is_harmless = false;       // calling it is known to leave its arguments as they are
    std::vector<Value> candidates;  // what it may be, or hold: changing the one may change the other
};

class Heap {
  public:
    Heap() { scopes_.emplace_back(); }  // the scope that stands for none

    Ref add(Content content, Span span, Epoch epoch);
    ScopeId add(Scope scope);
    UnknownId add(UnknownCause cause);

    Cell& operator[](Ref ref) { return cells_[static_cast<std::size_t>(ref)]; }
    Scope& operator[](ScopeId id) { return scopes_[static_cast<std::size_t>(id)]; }
    const UnknownCause& operator[](UnknownId id) const { return causes_[static_cast<std::size_t>(id)]; }

    // The cell of an object, or none if `value` is something else.
    template <class Kind>
    Kind* as(Value value) {
        return value.is_object() ? std::get_if<Kind>(&(*this)[value.as_ref()].content) : nullptr;
    }

    std::size_t cells() const { return cells_.size(); }

  private:
    std::deque<Cell> cells_;
    std::deque<Scope> scopes_;
    std::deque<UnknownCause> causes_;
};

}  // namespace parser
