#include "diff/anchor.h"

#include "schema/property.h"

namespace diff {

Span anchor(const Change& change, const schema::Schema& after) {
    if (change.after) return change.after->span;
    if (!change.table) return after.span;
    return schema::property_at(after, *change.table, change.path).value_or(after.span);
}

}  // namespace diff
