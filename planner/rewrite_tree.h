#pragma once

#include <string>
#include <vector>

#include "planner/backfill.h"
#include "schema/path.h"

namespace planner {

// The rewrites at a place and below it, by the step that leads there.
struct RewriteTree {
    struct Branch;

    std::vector<const Rewrite*> here;
    std::vector<Branch> below;

    // What is below the field of an object; none, if nothing is done there.
    const RewriteTree* find(const std::string& field) const;

    // The rewrite of a kind that is done at the place itself; none, if none is.
    template <class What>
    const Rewrite* rewrite() const {
        for (const Rewrite* one : here) {
            if (std::holds_alternative<What>(one->what)) return one;
        }
        return nullptr;
    }
    template <class What>
    const What* get() const {
        const Rewrite* one = rewrite<What>();
        return one == nullptr ? nullptr : &std::get<What>(one->what);
    }
};

struct RewriteTree::Branch {
    schema::Step step;
    RewriteTree tree;
};

// Those of a table. They are looked at in place.
RewriteTree tree_of(const std::vector<Rewrite>& rewrites);

}  // namespace planner
