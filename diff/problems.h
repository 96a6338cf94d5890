#pragma once

#include <cstddef>
#include <vector>

#include "diff/change.h"
#include "diff/problem.h"
#include "schema/schema.h"

namespace diff {

// What depends on the version of Convex. Its backend takes 64 indexes of a table, of all kinds together;
// its documentation promises 32.
struct Limits {
    std::size_t indexes = 64;
    std::size_t promised_indexes = 32;
};

// Why Convex refuses a push of `schema`, whatever documents there are, and what else of it by itself there
// is to know: by table, in the order written. Nothing is claimed of a part that is unknown.
std::vector<Problem> problems_of(const schema::Schema& schema, const Limits& limits = {});

// The problems of `after`, and those on the way to it.
std::vector<Problem> problems(const schema::Schema& before, const schema::Schema& after,
                              const Changes& changes, const Limits& limits = {});

}  // namespace diff
