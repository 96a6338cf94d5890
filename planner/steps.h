#pragma once

#include <set>
#include <string>
#include <utility>

#include "diff/change.h"
#include "planner/drafts.h"
#include "planner/plan.h"
#include "schema/schema.h"

// The steps of each phase, from what the bridge, the changes and the backfill come to.
namespace planner {

struct Task {
    const schema::Schema& before;
    const schema::Schema& after;
    const diff::Changes& changes;
    const Plan& plan;  // without its steps
    const Options& options;

    bool is_staged(const std::string& table, const std::string& index) const {
        return options.staged_indexes.contains({table, index});
    }
};

// What an operation is about, in the words of a step.
struct Named {
    std::string name;       // "`profile.name`"; "it", if that is all of a table
    std::string in_member;  // ", in member 2 of the union `author`", or nothing
};
Named named(const schema::Operation& one);

void add_widening(const Task& task, Drafts& drafts);
void add_backfill(const Task& task, Drafts& drafts);
void add_staging(const Task& task, Drafts& drafts);
void add_narrowing(const Task& task, Drafts& drafts);

}  // namespace planner
