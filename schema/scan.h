#pragma once

#include "schema/schema.h"

namespace schema {

// Whether Convex takes `after` for a superset of `before` without reading the table's
// documents. Its own test (convex.md, 2.5) is sound and incomplete: it knows neither
// records that differ nor unions that must be distributed over an object, so it may
// read a table again where we know that the push is safe.
bool skips_scan(const Schema& before_schema, const Table& before, const Schema& after_schema,
                const Table& after);

}  // namespace schema
