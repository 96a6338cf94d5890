#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "planner/backfill.h"
#include "schema/schema.h"

// Which tables the parts of schemas, and what becomes of documents, have to do with.
namespace planner {

const schema::Table* find_table(const schema::Schema& schema, const std::string& name);

// Between two schemas, and what is done to the documents.
class References {
  public:
    References(const schema::Schema& before, const schema::Schema& after,
               const std::vector<TableBackfill>& backfills)
        : before_(before), after_(after), backfills_(backfills) {}

    // The new tables that have to have documents before others can be rewritten, in the order of the schema.
    std::vector<std::string> tables_to_fill() const;
    // A field that every document of a new table must have, and that holds an id of another; or none.
    const schema::Field* required(const std::string& table, const std::string& other) const;
    // The tables whose ids a person is asked for by a rewrite.
    std::set<std::string> asked_ids(const std::string& table, const Rewrite& rewrite) const;
    // A new table with a field like one that is cleared: it may have moved there.
    std::optional<std::string> copied_to(const std::string& table, const Rewrite& rewrite) const;

  private:
    bool is_new(const std::string& table) const;

    const schema::Schema& before_;
    const schema::Schema& after_;
    const std::vector<TableBackfill>& backfills_;
};

}  // namespace planner
