#pragma once

#include <span>

#include "diff/change.h"
#include "schema/schema.h"

namespace tests {

// `after` with those of its changes from `before` undone, each at its place: what stood there stands there
// again, and what came is gone.
schema::Schema undone(const schema::Schema& before, const schema::Schema& after,
                      std::span<const diff::Change* const> changes);

// Whether nothing breaks once all that breaks is undone.
bool undoing_mends(const schema::Schema& before, const schema::Schema& after, const diff::Changes& changes);

}  // namespace tests
