#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diff/change.h"
#include "diff/problem.h"
#include "schema/schema.h"

namespace policy {

// Where a finding is in the new schema.
struct Places {
    diagnostics::Span shown;
    std::vector<diagnostics::Span> subjects;  // a comment above one of them is for it
};

// The finding itself, the property that it is in, and the validators written there around it: of what is
// gone, around where it was. Of a table that is gone, and of what no table has, the call of `defineSchema`.
Places places_of(const diff::Change& change, const schema::Schema& after);
Places places_of(const diff::Problem& problem, const schema::Schema& after);

}  // namespace policy
