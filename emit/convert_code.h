#pragma once

#include <functional>
#include <string>

#include "emit/condition.h"
#include "emit/lines.h"
#include "emit/table_code.h"

namespace emit {

// The value that a conversion makes of the expression `value` at a path; that of a person, if it is for one
// to decide. Of one that makes nothing it is empty.
std::string converted(TableCode& table, const planner::Conversion& how, const std::string& value,
                      const schema::Path& path, const std::function<std::string()>& ask);

// The statements that convert what is at a place. `field` is what the place is the value of; none, if it is
// an element, an entry or a document. `type` is the new one there. Returns whether the document itself is
// made anew.
bool convert_at(TableCode& table, Lines& out, const planner::Convert& convert, const schema::Path& path,
                Access access, const schema::Field* field, schema::TypeId type);

}  // namespace emit
