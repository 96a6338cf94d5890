#pragma once

#include <string>

#include "emit/lines.h"
#include "emit/table_code.h"
#include "planner/backfill.h"

// The statements that bring a field its value from elsewhere in its document. Where there is one in both
// places, and they are not the same, they throw.
namespace emit {

// The field that `step` leads to from the object at a path goes to the one beside it; `object` is a variable.
void rename_at(TableCode& table, Lines& out, const planner::Rename& rename, const schema::Step& step,
               const std::string& object, const schema::Path& path);

// The field `name` of `object` gets what moves there; nothing, if the rewrite is no move.
void move_at(TableCode& table, Lines& out, const planner::Rewrite& rewrite, const std::string& object,
             const std::string& name);

}  // namespace emit
