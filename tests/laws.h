#pragma once

#include "schema/schema.h"

// What must hold for every schema and every pair of them.
namespace tests {

// A comparison of a schema with itself finds nothing.
void check_same(const schema::Schema& schema);

// The way back mirrors the way there; each `no` has a witness that the independent checker
// confirms; a table breaks exactly when one of its changes does; where Convex itself sees
// that every document fits, so do we.
void check_laws(const schema::Schema& before, const schema::Schema& after);

// Comments `@renamed` make one change of two, and alter neither a verdict nor what breaks.
void check_renames(const schema::Schema& before, const schema::Schema& after);

}  // namespace tests
