#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "diff/renames.h"
#include "planner/backfill.h"
#include "planner/places.h"
#include "schema/bridge.h"
#include "schema/path.h"
#include "schema/schema.h"

// Fields of a table that are there again elsewhere: under another name, or inside of an object beside them,
// or out of one, under the same. What may be elsewhere and may as well be new is not brought.
namespace planner {

// The field that a path ends in; none, if it ends in something else.
const schema::FieldStep* last_field(const schema::Path& path);
schema::Path parent(schema::Path path);
bool starts_with(const schema::Path& path, const schema::Path& prefix);

// How a field gets the value that was elsewhere, and whether there is one in every old document.
struct Brought {
    std::optional<std::variant<TakeOut, Build>> by = {};  // none: nothing, or what is done where it was
    bool is_always_there = false;
};

class Moving {
  public:
    // `operations` are those of the table. All are to live as long as this.
    Moving(const schema::Schema& before, const schema::Schema& after, const schema::Table& table,
           const std::vector<const schema::Operation*>& operations, Places& places);

    // For a field of the object at a path, which is new in it.
    Brought bring(const schema::Path& object, const schema::Field& field);
    // The object beside a field that goes in which it is new: the only one.
    struct Into {
        std::string field;
        bool may_be_null;  // instead of the object
    };
    std::optional<Into> goes_into(const schema::Path& object, const schema::AddField& gone);
    // What a field that goes is called from now on, by a comment.
    std::optional<std::string> renamed_to(const schema::Path& object, const schema::AddField& gone);

    // Whether a field may be absent in the bridge, and not in the new schema.
    bool may_be_absent(const schema::Path& path) const;
    // What the object at a path was, where members of unions do not make that another path.
    std::optional<schema::TypeId> old_object(const schema::Path& path);

  private:
    std::vector<const schema::AddField*> removed_from(const schema::Path& object) const;
    const schema::AddField* comes_from_around(const schema::Path& object, const schema::Field& field);
    std::optional<Build> built_of(const schema::Path& object, const schema::Field& field,
                                  const std::vector<const schema::AddField*>& gone);
    // Whether a part of an object beside may as well hold a field that goes.
    bool may_go_elsewhere(const schema::Path& object, const schema::AddField& gone,
                          const schema::Field& field);
    // The object that values are, where they are no `null`; the type itself, if they may be anything else.
    struct ObjectOrNull {
        schema::TypeId type;
        bool may_be_null;
    };
    ObjectOrNull object_in(const schema::Schema& schema, schema::TypeId type);

    const schema::Schema& before_;
    const schema::Schema& after_;
    const schema::Table& table_;
    const diff::Renames renames_;
    const std::vector<const schema::Operation*>& operations_;
    Places& places_;
};

}  // namespace planner
