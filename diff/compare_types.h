#pragma once

#include <vector>

#include "diff/change.h"
#include "diff/judge.h"
#include "schema/schema.h"

namespace diff {

// Adds every change from the table `old` to the table `now`: of its documents, of what is staged
// for them, of its indexes. `verdict` is the table's, taken before: it decides what is breaking. False, if
// there are more than can be listed; one that breaks is among them, if there is one.
bool compare_tables(Judge& judge, const schema::Schema& before, const schema::Table& old,
                    const schema::Schema& after, const schema::Table& now, const TableVerdict& verdict,
                    std::vector<Change>& changes);

}  // namespace diff
