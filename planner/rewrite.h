#pragma once

#include <string>
#include <variant>

#include "planner/backfill.h"
#include "planner/places.h"
#include "planner/rewrite_tree.h"
#include "schema/schema.h"
#include "schema/value.h"

namespace planner {

// What is made of it is for a person to decide.
struct Asked {};
// Nothing can be: an error that names the path, as a report writes it.
struct Impossible {
    std::string path;
};
using Rewritten = std::variant<schema::Value, Asked, Impossible>;

// The backfill of a table, run on documents here.
class Rewriting {
  public:
    // `after` names the table; both are to live as long as this.
    Rewriting(const TableBackfill& backfill, const schema::Schema& after);

    // What it makes of a document of the table.
    Rewritten operator()(const schema::Value& document);

  private:
    const schema::Schema& after_;
    const schema::Table& table_;
    RewriteTree tree_;
    Places places_;
};

}  // namespace planner
