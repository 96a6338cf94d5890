#include "emit/plan_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "planner/moves.h"
#include "schema/match.h"
#include "schema/path.h"

namespace emit {
namespace {

// How a package manager adds packages of exact versions.
struct Manager {
    std::string_view name;
    std::string_view add;
    std::string_view for_tests;
};
constexpr std::array managers = {
    Manager{"npm", "npm install --save-exact", "npm install --save-exact --save-dev"},
    Manager{"pnpm", "pnpm add --save-exact", "pnpm add --save-exact --save-dev"},
    Manager{"yarn", "yarn add --exact", "yarn add --exact --dev"},
    Manager{"bun", "bun add --exact", "bun add --exact --dev"},
};

// Whether values move from where an operation is about, or from inside of it.
bool moves(const planner::Plan& plan, const schema::Operation& one) {
    const auto is_of_it = [&](const schema::Path& path) {
        return path.size() >= one.path.size() && std::equal(one.path.begin(), one.path.end(), path.begin());
    };
    for (const planner::TableBackfill& table : plan.backfills) {
        for (const planner::Rewrite& rewrite : table.rewrites) {
            const std::vector<schema::Path> from = planner::moved_from(rewrite);
            if (table.table == one.table && std::any_of(from.begin(), from.end(), is_of_it)) return true;
        }
    }
    return false;
}

std::string word(const std::string& text) {
    return text.empty() ? "" : text + " ";
}

}  // namespace

std::string list(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& one : names) all += fmt::format("{}`{}`", all.empty() ? "" : ", ", one);
    return all;
}

std::vector<std::string> paths(const std::vector<PlannedFile>& files, bool is_written) {
    std::vector<std::string> all;
    for (const PlannedFile& one : files) {
        if (one.after.has_value() == is_written) all.push_back(one.path);
    }
    return all;
}

const planner::Step& step_of(const planner::Plan& plan, const std::string& id) {
    return *std::find_if(plan.steps.begin(), plan.steps.end(),
                         [&](const auto& step) { return step.id == id; });
}

std::vector<planner::Requirement> in_phase(const planner::Plan& plan, const planner::Step& step) {
    std::vector<planner::Requirement> all;
    for (const planner::Requirement& one : step.after) {
        const bool is_same =
            planner::kind(step_of(plan, one.step).kind).phase == planner::kind(step.kind).phase;
        if (is_same) all.push_back(one);
    }
    return all;
}

std::string run_command(const PlanFiles& files, const std::string& options, const std::string& arguments) {
    const std::string within = files.around.empty() ? "" : "--component " + files.around;
    return fmt::format("npx convex run {}{}{}:run{}{}", word(options), word(within), files.module,
                       arguments.empty() ? "" : " ", arguments);
}

std::string status_command(const PlanFiles& files, const std::string& options) {
    std::string names;
    for (const std::string& one : files.migrations)
        names += fmt::format("{}\"{}:{}\"", names.empty() ? "" : ", ", files.module, one);
    return fmt::format("npx convex run {}--component {}{}{} lib:getStatus '{{\"names\": [{}]}}'",
                       word(options), files.around, files.around.empty() ? "" : "/", files.component, names);
}

std::vector<std::string> install_commands(const PlanFiles& files) {
    const auto manager = std::find_if(managers.begin(), managers.end(),
                                      [&](const Manager& one) { return one.name == files.manager; });
    std::vector<std::string> commands;
    for (const bool is_for_tests : {false, true}) {
        std::string names;
        for (const Package& one : files.packages) {
            if (one.is_for_tests == is_for_tests) names += fmt::format(" {}@{}", one.name, one.version);
        }
        if (!names.empty())
            commands.push_back(std::string(is_for_tests ? manager->for_tests : manager->add) + names);
    }
    return commands;
}

std::vector<std::string> code_changes(const planner::Plan& plan) {
    std::vector<std::string> all;
    for (const schema::Operation& one : plan.bridge.operations) {
        const std::string path = schema::in_table(one.table, one.path);
        const std::string change = schema::match(
            one.what,
            [&](const schema::MakeOptional&) {
                return fmt::format(
                    "code that writes `{0}` always sets it; code that reads it copes with its absence", path);
            },
            [&](const schema::AddField&) {
                return fmt::format("no code writes `{0}` any more, nor needs it{1}", path,
                                   moves(plan, one) ? "; code that writes what it goes to clears it" : "");
            },
            [&](const schema::Widen&) {
                return fmt::format("code writes new values only to `{0}`, and copes with old ones", path);
            },
            [](const auto&) { return std::string(); });
        if (!change.empty()) all.push_back(change);
    }
    for (const planner::Step& step : plan.steps) {
        if (step.kind == planner::StepKind::stage_index)
            all.push_back(fmt::format("no code uses the index `{}` of `{}` yet", planner::index_name(step),
                                      step.tables.front()));
    }
    return all;
}

}  // namespace emit
