#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diff/renames.h"
#include "planner/places.h"
#include "planner/telling.h"
#include "schema/bridge.h"

namespace planner {

// Whether a path leads to where `prefix` leads, or further on from there.
bool starts_with(const schema::Path& path, const schema::Path& prefix);
// The path without its last step.
schema::Path parent(schema::Path path);
// The field that a path ends in; none, if it ends in something else.
const schema::FieldStep* last_field(const schema::Path& path);

// What a bridge does to the documents of one table, which both schemas have, and what that says of the places
// that an operation is beside.
class TableOperations {
  public:
    TableOperations(const schema::Schema& before, const schema::Table& old, const schema::Schema& after,
                    const schema::Table& now, std::vector<const schema::Operation*> operations,
                    Places& places)
        : before(before),
          old(old),
          after(after),
          now(now),
          all(std::move(operations)),
          places(places),
          renames_(before, after) {}

    // The members of the new type at a path.
    Members members(const schema::Path& path) const;
    // The new object at a path; none, if there is something else.
    const schema::Object* object(const schema::Path& path) const;
    // What that was, where members of unions do not make that another path; none, if it was no object.
    std::optional<schema::TypeId> old_object(const schema::Path& path) const;
    // The fields that went from the object at a path.
    std::vector<const schema::AddField*> removed_from(const schema::Path& object) const;
    // The field beside it that one that went is said to be now.
    std::optional<std::string> renamed_to(const schema::Path& object, const schema::AddField& gone) const;
    bool may_be_absent(const schema::Path& path) const;

    const schema::Schema& before;
    const schema::Table& old;
    const schema::Schema& after;
    const schema::Table& now;
    std::vector<const schema::Operation*> all;
    Places& places;

  private:
    diff::Renames renames_;
};

}  // namespace planner
