#pragma once

#include <string>
#include <vector>

#include "diff/judge.h"
#include "schema/schema.h"

namespace diff {

// The tables that both schemas name and of which it is not proved that `after` takes every document that
// `before` does: those whose verdict backward is not `yes`. One judge may serve for several comparisons.
std::vector<std::string> untaken_tables(Judge& judge, const schema::Schema& before,
                                        const schema::Schema& after);

}  // namespace diff
