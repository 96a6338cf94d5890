#pragma once

#include <string>

#include "diff/change.h"
#include "schema/schema.h"

namespace diff {

// What an index is, apart from its name and whether it is staged, as text: equal texts, equal indexes.
std::string written_definition(const schema::Index& index);

// Of a change that takes an index away or brings one: the index that comes or goes with it and is the same
// but for its name. None, if there is no such index.
const schema::Index* other_name(const Change& change, const schema::Schema& before,
                                const schema::Schema& after);

}  // namespace diff
