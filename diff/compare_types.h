#pragma once

#include "diff/change.h"
#include "diff/judge.h"
#include "diff/table_pair.h"

namespace diff {

// Adds every change of a table: of its documents, of what is staged for them, of its indexes; and the
// fields that look renamed. False, if there are more than can be listed; one that breaks is among them, if
// there is one, for each direction that is asked for.
bool compare_tables(Judge& judge, Renames& renames, const TablePair& tables, Compat compat, Changes& result);

}  // namespace diff
