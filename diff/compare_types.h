#pragma once

#include <vector>

#include "diff/change.h"
#include "diff/judge.h"
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

// Adds every change of a table: of its documents, of what is staged for them, of its indexes; and the
// fields that look renamed. False, if there are more than can be listed; one that breaks is among them, if
// there is one, for each direction that is asked for.
bool compare_tables(Judge& judge, Renames& renames, const TablePair& tables, Compat compat, Changes& result);

}  // namespace diff
