#include "planner/make_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "planner/fingerprint.h"
#include "planner/recipes.h"
#include "planner/steps.h"
#include "schema/digest.h"

namespace planner {
namespace {

using schema::Schema;

std::string module_name(const Schema& before, const Schema& after) {
    const std::uint64_t digest = schema::digest_of(fingerprint(before) + fingerprint(after));
    return fmt::format("backfill_{:08x}", digest & 0xFFFFFFFFU);
}

// One table after the other, as the steps come.
void sort_as(const std::vector<Step>& steps, std::vector<TableBackfill>& backfills) {
    std::unordered_map<std::string, std::size_t> places;
    for (const Step& step : steps) {
        if (step.kind != StepKind::backfill_table) continue;
        for (const std::string& table : step.tables) places.emplace(table, places.size());
    }
    std::sort(backfills.begin(), backfills.end(),
              [&](const auto& a, const auto& b) { return places.at(a.table) < places.at(b.table); });
}

}  // namespace

bool is_needed(const schema::Bridge& bridge) {
    return std::any_of(bridge.operations.begin(), bridge.operations.end(), [](const schema::Operation& one) {
        return !std::holds_alternative<schema::AddTable>(one.what) &&
               !std::holds_alternative<schema::KeepIndex>(one.what);
    });
}

Plan make_plan(const Schema& before, const Schema& after, const diff::Changes& changes, schema::Bridge bridge,
               const Options& options) {
    Plan plan = {module_name(before, after), std::move(bridge), {}, {}};
    if (!is_needed(plan.bridge) && options.staged_indexes.empty()) return plan;
    plan.backfills = backfills(before, after, plan.bridge, options.defaults);
    const Task task = {before, after, changes, plan, options};
    Drafts drafts;
    add_widening(task, drafts);
    add_backfill(task, drafts);
    add_staging(task, drafts);
    add_narrowing(task, drafts);
    plan.steps = drafts.in_order();
    sort_as(plan.steps, plan.backfills);
    return plan;
}

}  // namespace planner
