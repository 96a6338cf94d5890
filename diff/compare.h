#pragma once

#include "diff/change.h"
#include "schema/schema.h"

namespace diff {

// Every change from `before` to `after`, each with its effect, and the verdicts they add up to.
// A `yes` is proved; a `no` has a witness that an independent checker confirmed; where neither
// can be had, it is `unknown`. `compat` decides which changes are breaking, and nothing else.
Changes compare(const schema::Schema& before, const schema::Schema& after, Compat compat = Compat::backward);

}  // namespace diff
