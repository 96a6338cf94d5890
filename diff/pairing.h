#pragma once

#include <vector>

#include "diff/judge.h"
#include "schema/members.h"

namespace diff {

// The members of two unions matched as the changes are told of them. A member that went and is held by
// others is held still when the breaking changes within those are undone, so that undoing all that breaks
// a table leaves nothing that does; where a match would be in the way of that, there is none. Swapping the
// sides swaps the result.
schema::Matched pair_members(const Types& before, std::vector<schema::Member> olds, const Types& after,
                             std::vector<schema::Member> news);

}  // namespace diff
