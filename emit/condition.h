#pragma once

#include <set>
#include <string>

#include "planner/backfill.h"

namespace emit {

// A place in the code of a backfill.
struct Access {
    std::string text;                      // `next.profile`
    bool may_be_absent = false;            // it may be undefined
    std::set<planner::ValueKind> kinds{};  // what a value there may be; none: anything
};

// A condition in TypeScript that is true where the guard is. `validator` is the name of the new validator of
// the place, for a guard that nothing else tells.
std::string condition(const planner::Guard& guard, const Access& access, const std::string& validator);

// Whether it asks the database, by `ctx`.
bool needs_context(const planner::Guard& guard);

}  // namespace emit
