#pragma once

#include <optional>
#include <vector>

#include "planner/places.h"
#include "planner/telling.h"
#include "schema/bridge.h"
#include "schema/path.h"
#include "schema/schema.h"

namespace planner {

// The unions in the documents of a table of the new schema, as far as their members are told apart while
// `operations`, those of the table, are still to be undone. All are to live as long as this.
class Unions {
  public:
    Unions(const schema::Schema& before, const schema::Schema& after, const schema::Table& table,
           const std::vector<const schema::Operation*>& operations, Places& places)
        : before_(before), after_(after), table_(table), operations_(operations), places_(places) {}

    // The members of the type at a path.
    Members members(const schema::Path& path) const;
    // The places whose values are asked for as a whole, since no look at a value tells which member of a
    // union it is, or whether it is an old one. What is done there is taken out of `operations`, which are
    // those that this was made of.
    std::vector<schema::Path> take_untold(std::vector<const schema::Operation*>& operations) const;

  private:
    std::optional<schema::Path> first_untold() const;
    std::optional<schema::Path> not_told(const schema::Path& path) const;
    bool is_asked_whole(const schema::Operation& operation) const;
    bool has_below(const schema::Path& path) const;

    const schema::Schema& before_;
    const schema::Schema& after_;
    const schema::Table& table_;
    const std::vector<const schema::Operation*>& operations_;
    Places& places_;
};

}  // namespace planner
