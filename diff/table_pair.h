#pragma once

#include "diff/change.h"
#include "schema/schema.h"

namespace diff {

// A table that both sides name, and its verdict, taken before: it decides what is breaking.
struct TablePair {
    const schema::Schema& before;
    const schema::Table& old;
    const schema::Schema& after;
    const schema::Table& now;
    const TableVerdict& verdict;
};

}  // namespace diff
