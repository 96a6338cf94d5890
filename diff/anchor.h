#pragma once

#include "diff/change.h"
#include "schema/schema.h"

namespace diff {

// Where in the new schema a change is to be shown: what it is there, or of what is gone the innermost thing
// around it that stands: a field, its table, or the call of `defineSchema`.
Span anchor(const Change& change, const schema::Schema& after);

}  // namespace diff
