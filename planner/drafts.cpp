#include "planner/drafts.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "planner/order.h"
#include "schema/path.h"

namespace planner {
namespace {

bool has(const std::vector<Requirement>& all, const std::string& id) {
    return std::any_of(all.begin(), all.end(), [&](const Requirement& one) { return one.step == id; });
}

}  // namespace

std::string id_of(StepKind kind, const std::string& table, const std::string& path) {
    const std::string_view name = planner::kind(kind).name;
    if (table.empty()) return std::string(name);
    return fmt::format("{}:{}", name, schema::in_table(table, path));
}

Step& Drafts::add(StepKind kind, const std::string& table, const std::string& path, std::string what,
                  std::string reason) {
    std::vector<std::string> tables;
    if (!table.empty()) tables.push_back(table);
    return steps_.emplace_back(Step{
        id_of(kind, table, path), kind, std::move(tables), path, std::move(what), std::move(reason), {}});
}

Step& Drafts::at(const std::string& id) {
    return *std::find_if(steps_.begin(), steps_.end(), [&](const Step& step) { return step.id == id; });
}

void Drafts::require(Step& step, const std::string& id, std::string reason) const {
    const bool is_there =
        std::any_of(steps_.begin(), steps_.end(), [&](const Step& other) { return other.id == id; });
    if (is_there && step.id != id && !has(step.after, id)) step.after.push_back({id, std::move(reason)});
}

std::vector<Step> Drafts::in_order() const {
    std::map<std::string, std::size_t> numbers;
    for (std::size_t i = 0; i < steps_.size(); ++i) numbers[steps_[i].id] = i;
    std::vector<Precedence> precedences;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        for (const Requirement& one : steps_[i].after) precedences.push_back({numbers.at(one.step), i});
    }
    std::vector<Step> steps;
    std::map<std::string, std::string> merged;
    for (const std::vector<std::size_t>& group : planner::in_order(steps_.size(), precedences)) {
        steps.push_back(group.size() == 1 ? steps_[group.front()] : joint(group));
        for (const std::size_t one : group) merged[steps_[one].id] = steps.back().id;
    }
    for (Step& step : steps) {
        std::vector<Requirement> kept;
        for (Requirement& one : step.after) {
            one.step = merged.at(one.step);
            if (one.step != step.id && !has(kept, one.step)) kept.push_back(std::move(one));
        }
        step.after = std::move(kept);
    }
    return steps;
}

Step Drafts::joint(const std::vector<std::size_t>& group) const {
    Step step = steps_[group.front()];
    step.tables.clear();
    step.after.clear();
    std::string what;
    std::string needs;
    for (const std::size_t i : group) {
        const Step& one = steps_[i];
        step.tables.push_back(one.tables.front());
        what += fmt::format("{}{}: {}", what.empty() ? "" : "; ", one.tables.front(), one.what);
        for (const Requirement& requirement : one.after) {
            const bool is_inside = std::any_of(group.begin(), group.end(), [&](std::size_t other) {
                return steps_[other].id == requirement.step;
            });
            if (is_inside)
                needs += (needs.empty() ? "" : "; ") + requirement.reason;
            else
                step.after.push_back(requirement);
        }
    }
    step.id = fmt::format("{}:{}", planner::kind(step.kind).name, fmt::join(step.tables, "+"));
    step.what = what;
    step.reason = fmt::format("they need each other, and are one step: {}", needs);
    if (step.kind == StepKind::fill_table)
        step.reason +=
            "; code can store no first document of them while all of these fields are required: let one be "
            "optional";
    return step;
}

}  // namespace planner
