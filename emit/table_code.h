#pragma once

#include <set>
#include <string>
#include <vector>

#include "emit/identifiers.h"
#include "emit/piece.h"
#include "emit/rewrite_code.h"
#include "planner/backfill.h"
#include "planner/places.h"
#include "schema/members.h"
#include "schema/schema.h"

namespace emit {

// One that is not shown by the error is not used yet: its name says so.
struct Parameter {
    std::string name;
    std::string type;
    bool is_shown = false;
};

// What a stub is to give, and given what.
struct StubRequest {
    std::string about;  // in words
    std::string path;   // as a report writes it; of a whole document empty
    bool is_async = false;
    std::vector<Parameter> parameters;   // but for `doc` and `ctx`
    std::vector<std::string> arguments;  // for them
    Piece result;
};

// What the code of one table is made of beside its statements: the types at its places, the stubs it calls,
// the validators it asks, and what of the module it uses, which all of this notes.
class TableCode {
  public:
    // All are to live as long as this.
    TableCode(const planner::TableBackfill& backfill, const schema::Schema& before,
              const schema::Schema& after, Identifiers& names)
        : backfill_(backfill), before_(before), after_(after), names_(names) {}

    const std::string& table_name() const { return backfill_.table; }
    const schema::Schema& before() const { return before_; }
    const schema::Schema& after() const { return after_; }
    const schema::Table& table() const;
    Identifiers& names() { return names_; }
    RewriteCode& code() { return code_; }

    // The type that the new schema has at a path.
    schema::TypeId now(const schema::Path& path) { return places_.type(after_, table(), path); }
    std::vector<schema::Member> members(const schema::Schema& schema, schema::TypeId type) {
        return places_.members(schema, type);
    }
    // What values of a type of the new schema can be; none: anything.
    std::set<planner::ValueKind> kinds_of(const schema::Schema& schema, schema::TypeId type);

    // Whether a type has ids in it, which the module is to import the type of then.
    bool has_ids(const schema::Schema& schema, schema::TypeId type);
    // Whether the code waits for something there: a value that is missing, and an id, may have to be looked
    // up.
    bool is_async(const planner::Rewrite& rewrite);
    // Whether TypeScript takes a value for another than it is: what a commit timestamp is before the commit
    // is an object to it, and a string is an id after it was compared with a literal.
    bool is_mistaken(const planner::Convert::Case& one, schema::TypeId now);

    // The type of the documents.
    std::string doc_type() const;
    // The type of the object that a field is in, for now; of a member of a union TypeScript cannot name it.
    std::string container_type(const schema::Path& path);

    // Declares a stub, and gives the call of it.
    std::string stub(StubRequest request);
    // The validator of a place of the new schema, as a constant of the module.
    std::string constant(schema::TypeId type, const schema::Path& path);
    // That a document does not fit a validator, which knows nothing of what Convex adds to documents.
    std::string does_not_fit(const std::string& validator);

  private:
    const planner::TableBackfill& backfill_;
    const schema::Schema& before_;
    const schema::Schema& after_;
    Identifiers& names_;
    planner::Places places_;
    RewriteCode code_;
};

// Whether a value of a type can be shown by `String()`.
bool is_shown(const schema::Schema& schema, schema::TypeId type);

// A name for what is at a path: of the last field on it.
std::string name_for(const schema::Path& path);

}  // namespace emit
