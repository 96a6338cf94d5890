#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "diff/change.h"
#include "policy/waiver.h"

// What a team asks of a change before it may go in.
namespace policy {

using diagnostics::Level;

// How bad findings of some ids are, at some place.
struct Levels {
    std::string table;  // empty: in every table, and of none
    std::string path;   // of a place, with all that is in it; empty: everywhere
    std::map<std::string, std::optional<Level>> by_id;  // none: nothing is to be said of it
    diagnostics::Span span = {};                        // of what says so
};

struct Policy {
    diff::Compat compat = diff::Compat::backward;
    Level fail_on = Level::error;  // the lowest level at which a check fails
    std::vector<Levels> levels;    // of those that say something of a finding, the last counts
    std::vector<Waiver> waivers;   // of a configuration; a schema has some of its own
    std::chrono::year_month_day today{};
};

}  // namespace policy
