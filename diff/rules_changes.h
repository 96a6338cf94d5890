#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "diff/change.h"
#include "diff/problem.h"
#include "schema/schema.h"

namespace diff {

// A field that documents may lack from now on.
struct ToLack {
    std::string path;  // as an index has it: without the members of unions
    Span span;
    bool is_new;
};

// All of them, by table.
std::unordered_map<std::string, std::vector<ToLack>> fields_to_lack(const Changes& changes);

// Adds what may surprise the code that reads the documents of a table that both schemas name: what a query
// by an index misses from now on, and what fields are typed as that documents do not have.
void check_readers(const schema::Schema& before, const schema::Table& old, const schema::Schema& after,
                   const schema::Table& now, const std::vector<ToLack>& to_lack,
                   std::vector<Problem>& problems);

}  // namespace diff
