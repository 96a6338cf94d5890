#include "cli/plan_state.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "cli/plan_file.h"
#include "cli/refused.h"
#include "emit/rewrite_code.h"
#include "parser/syntax.h"
#include "planner/fingerprint.h"

namespace cli {
namespace {

using diff::Level;
using diff::RuleId;

// The places where code throws what a stub throws; in what is no TypeScript, all that looks like it.
std::vector<diagnostics::Span> stubs_in(const std::string& text, diagnostics::FileId file) {
    std::vector<diagnostics::Span> found;
    const parser::syntax::Parsed parsed = parser::syntax::parse(text, parser::syntax::Dialect::typescript);
    for (const parser::syntax::Node& node : parsed.tree.nodes()) {
        if (node.kind != parser::syntax::Kind::throw_statement) continue;
        const std::string_view thrown = std::string_view(text).substr(node.begin, node.end - node.begin);
        const bool is_stub = thrown.find(emit::stub_error_start) != std::string_view::npos &&
                             thrown.find(emit::stub_error_end) != std::string_view::npos;
        if (is_stub) found.push_back({file, node.begin, node.end});
    }
    if (!parsed.failure) return found;
    for (std::size_t at = text.find(emit::stub_error_start); at != std::string::npos;
         at = text.find(emit::stub_error_start, at + 1)) {
        const auto begin = static_cast<std::uint32_t>(at);
        found.push_back({file, begin, begin + static_cast<std::uint32_t>(emit::stub_error_start.size())});
    }
    return found;
}

// The name of the function, by what it throws.
std::string name_of_stub(std::string_view text, const diagnostics::Span& span) {
    text.remove_prefix(text.find(emit::stub_error_start, span.begin) + emit::stub_error_start.size());
    return std::string(text.substr(0, text.find_first_of(" `")));
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
    for (const diagnostics::Span& span : stubs_in(read.content, file)) {
        const std::string name = name_of_stub(read.content, span);
        found.push_back(
            diff::problem(RuleId::stub_unfilled, {std::nullopt, "", "", span}, name,
                          fmt::format("`{}` of the backfill is not written yet, and throws", name),
                          "write it: what it returns is what only you know"));
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
            if (!change.breaking) continue;
            change.level = Level::warning;
            change.due = fmt::format(
                "see that the backfill `{}` is done in each deployment before this goes there", plan->name);
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
