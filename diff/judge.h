#pragma once

#include <optional>
#include <vector>

#include "diff/change.h"
#include "schema/form.h"
#include "schema/inclusion.h"
#include "schema/normal.h"

// The two sides of a comparison as sets of values, and what is asked of those.
namespace diff {

// What a place may hold, "absent" being a value, bounded from both sides where a part of it
// is unknown: it certainly holds all of `lower` and certainly nothing outside of `upper`.
struct Bounds {
    schema::FieldSet lower;
    schema::FieldSet upper;

    bool is_exact() const { return lower == upper; }
};

struct Judged {
    Answer answer = Answer::unknown;
    bool is_absent = false;                // of a `no`: the witness is that nothing is there
    std::optional<schema::Value> witness;  // of a `no`: else, this value
};

// What a change does to a set of values: whether all it held is kept, and whether all it holds now was held.
Effect effect_of(Answer kept, Answer back);

class Judge {
  public:
    Judge() : normals_(forms_), inclusion_(normals_) {}

    schema::FormId form(const schema::Schema& schema, schema::TypeId type) { return forms_.of(schema, type); }
    schema::Forms& forms() { return forms_; }

    Bounds absent() const { return exactly({normals_.nothing(), true}); }
    Bounds of(const schema::Schema& schema, schema::TypeId type, bool optional);
    // The documents of a table: all there are, where the schema does not check them.
    Bounds documents(const schema::Schema& schema, const schema::Table& table);
    // Those of a type: objects, without their own fields that start with `_`.
    Bounds documents(const schema::Schema& schema, schema::TypeId type);
    Bounds unite(const std::vector<Bounds>& parts);

    // Whether all that `inner` may hold, `outer` may.
    Judged includes(const Bounds& outer, const Bounds& inner);
    Effect effect(const Bounds& before, const Bounds& after);

  private:
    static Bounds exactly(schema::FieldSet set) { return {set, set}; }

    schema::Forms forms_;
    schema::Normals normals_;
    schema::Inclusion inclusion_;
};

// The types of one side at one place, as sets; those of documents at the table itself.
struct Types {
    Judge& judge;
    const schema::Schema& schema;
    bool are_documents;

    Bounds of(schema::TypeId type) const {
        return are_documents ? judge.documents(schema, type) : judge.of(schema, type, false);
    }
};

}  // namespace diff
