#include "planner/plan.h"

#include <algorithm>
#include <array>

namespace planner {
namespace {

constexpr std::array rows = {
#define STEP(kind, name, phase, summary, verify, back) \
    Kind{StepKind::kind, name, Phase::phase, summary, verify, back},
#include "planner/steps.def"
#undef STEP
};

}  // namespace

std::span<const Kind> kinds() {
    return rows;
}

const Kind& kind(StepKind kind) {
    return rows[static_cast<std::size_t>(kind)];
}

std::string index_name(const Step& step) {
    return step.path.substr(step.path.find(':') + 1);
}

bool Plan::has(Phase phase) const {
    return std::any_of(steps.begin(), steps.end(),
                       [&](const Step& step) { return planner::kind(step.kind).phase == phase; });
}

std::string_view to_string(Phase phase) {
    switch (phase) {
        case Phase::widen: return "widen";
        case Phase::backfill: return "backfill";
        case Phase::stage: return "stage";
        case Phase::narrow: return "narrow";
    }
    return {};
}

}  // namespace planner
