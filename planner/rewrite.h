#pragma once

#include <string>
#include <variant>

#include "planner/backfill.h"
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

// What a backfill makes of a document of its table, which `after` names.
Rewritten rewritten(const TableBackfill& backfill, const schema::Schema& after,
                    const schema::Value& document);

}  // namespace planner
