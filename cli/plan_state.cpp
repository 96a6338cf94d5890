#include "cli/plan_state.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "cli/plan_file.h"
#include "cli/refused.h"
#include "emit/rewrite_code.h"
#include "planner/fingerprint.h"

namespace cli {
namespace {

using diff::Level;
using diff::RuleId;

// What follows the mark, without the full stop.
std::string what_is_asked(std::string line) {
    line.erase(0, std::min(line.size(), emit::stub_mark.size() + 2));
    if (line.ends_with('.')) line.pop_back();
    return line;
}

bool writes(const PlanFile& plan, const std::string& name) {
    return std::any_of(plan.files.begin(), plan.files.end(),
                       [&](const auto& file) { return file.first.ends_with("/" + name); });
}

// What the generated code lacks: the stubs that nobody has written yet, each with its place, or all of it.
std::vector<diff::Problem> unfilled_stubs(const PlanFile& plan, parser::Parsed& after, Tree* files) {
    std::vector<diff::Problem> found;
    if (files == nullptr || !writes(plan, plan.name + ".ts")) return found;
    const std::string& schema = after.sources[after.schema->span.file].path;
    const std::string path = (std::filesystem::path(schema).parent_path() / (plan.name + ".ts"))
                                 .lexically_normal()
                                 .generic_string();
    const parser::FileRead read = files->read(path);
    if (read.outcome != parser::FileRead::Outcome::text) {
        found.push_back(diff::problem(RuleId::stub_unfilled, {}, plan.name,
                                      fmt::format("the backfill `{}` is not there", path),
                                      "copy all files of the widen phase"));
        return found;
    }
    const auto file = after.sources.add(path, read.content);
    const std::string& text = read.content;
    for (std::size_t at = text.find(emit::stub_mark); at != std::string::npos;
         at = text.find(emit::stub_mark, at + 1)) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string line = text.substr(at, end - at);
        const diagnostics::Span span = {file, static_cast<std::uint32_t>(at),
                                        static_cast<std::uint32_t>(end)};
        found.push_back(diff::problem(
            RuleId::stub_unfilled, {std::nullopt, "", "", span}, line,
            fmt::format("a function of the backfill is not written yet: {}", what_is_asked(line)),
            "write it, and remove the comment"));
    }
    return found;
}

diff::Problem proof_due(const PlanFile& plan) {
    return diff::problem(
        RuleId::proof_due, {}, plan.name,
        fmt::format("this is the narrow phase of the plan: it is safe where the backfill `{}` is done",
                    plan.name),
        fmt::format(
            "in each deployment, see that `npx convex run --component {} lib:getStatus` says `success`, and "
            "that `npx convex deploy --dry-run` passes",
            plan.component));
}

}  // namespace

policy::Findings state_of_plan(const PlanName& folder, const schema::Schema& before, parser::Parsed& after,
                               Tree* files, policy::Findings found) {
    const auto plan = read_plan_file(folder.path);
    if (!plan)
        throw Refused(diagnostics::Id::bad_argument,
                      fmt::format("there is no plan of schemaplan in `{}`", folder.shown));
    const std::string old = planner::fingerprint(before);
    const std::string now = planner::fingerprint(*after.schema);
    if (now == plan->widened) {
        for (diff::Problem& one : unfilled_stubs(*plan, after, files))
            found.problems.push_back(std::move(one));
    } else if (now == plan->now && old == plan->widened) {
        for (diff::Change& change : found.changes.changes) {
            if (change.breaking) change.level = Level::warning;
        }
        found.problems.push_back(proof_due(*plan));
    } else {
        found.problems.push_back(diff::problem(
            RuleId::plan_unrelated, {}, plan->name,
            fmt::format("this is no phase of the plan in `{}`: {}", folder.shown,
                        now == plan->now
                            ? "the old schema is not the widened one, which has to be deployed first"
                            : "the new schema is neither its widened nor its new one"),
            "deploy the phases in their order, or plan anew"));
    }
    return found;
}

}  // namespace cli
