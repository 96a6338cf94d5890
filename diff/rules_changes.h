#pragma once

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "diff/change.h"
#include "diff/problem.h"
#include "schema/schema.h"

namespace diff {

// By table, the fields that documents may lack from now on, without the members of unions in their paths.
std::unordered_map<std::string, std::set<std::string>> fields_to_lack(const Changes& changes);

// Adds what may surprise the code that reads the documents of a table that both schemas name: what a query
// by an index misses from now on, and what fields are typed as that documents do not have.
void check_readers(const schema::Schema& before, const schema::Table& old, const schema::Schema& after,
                   const schema::Table& now, const std::set<std::string>& to_lack,
                   std::vector<Problem>& problems);

}  // namespace diff
