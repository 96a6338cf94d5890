#pragma once

#include <array>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "planner/backfill.h"
#include "schema/bridge.h"

// The way from one schema to another without a refused push: what to deploy, what to run, and what to deploy
// then. Nothing in it is written yet: what the steps come to as files is emit/plan.h.
namespace planner {

// `stage` is left out where nothing is staged for it.
enum class Phase : std::uint8_t { widen, backfill, stage, narrow };
inline constexpr std::array phases = {Phase::widen, Phase::backfill, Phase::stage, Phase::narrow};

// What a step does: a row of `steps.def` each.
enum class StepKind : std::uint8_t {
#define STEP(kind, name, phase, summary, verify, back) kind,
#include "planner/steps.def"
#undef STEP
};

struct Kind {
    StepKind kind;
    std::string_view name;
    Phase phase;
    std::string_view summary;
    std::string_view verify;  // how to see that it is done
    std::string_view back;    // how to take it back
};

std::span<const Kind> kinds();
const Kind& kind(StepKind kind);
std::string_view to_string(Phase phase);

// Another step that comes first, and why.
struct Requirement {
    std::string step;
    std::string reason;
};

struct Step {
    std::string id;  // unique in its plan: `backfill-table:users`
    StepKind kind;
    std::vector<std::string> tables;  // more than one where they need each other; none: the project
    std::string path;                 // "" for the table itself; `index:NAME` for an index
    std::string what;                 // in one line
    std::string reason;               // why it is needed
    std::vector<Requirement> after;
};

// Of the index that a step is about.
std::string index_name(const Step& step);

struct Plan {
    std::string name;  // of the generated module, the same for the same two schemas
    schema::Bridge bridge;
    std::vector<TableBackfill> backfills;  // in the order they run
    std::vector<Step> steps;               // each after all that it requires

    bool is_empty() const { return steps.empty(); }
    bool has(Phase phase) const;
};

// What is asked for beside the two schemas.
struct Options {
    Defaults defaults;
    std::set<std::pair<std::string, std::string>> staged_indexes;  // by table and name: enabled in the end
    std::set<std::string> staged_tables;  // whose new validator is staged between backfill and narrow
};

}  // namespace planner
