#pragma once

#include <string>
#include <vector>

#include "emit/plan.h"

// What the reports of a plan have in common: names, commands, and what code has to do in between.
namespace emit {

// `a`, `b`
std::string list(const std::vector<std::string>& names);
// The paths that are written, or those that are deleted.
std::vector<std::string> paths(const std::vector<PlannedFile>& files, bool is_written);

const planner::Step& step_of(const planner::Plan& plan, const std::string& id);
// Those that a step comes after in its own phase. The phases are in order anyway.
std::vector<planner::Requirement> in_phase(const planner::Plan& plan, const planner::Step& step);

// `npx convex run … backfill:run`, with options and arguments.
std::string run_command(const PlanFiles& files, const std::string& options, const std::string& arguments);
// What tells how far the migrations are.
std::string status_command(const PlanFiles& files, const std::string& options);
// What adds packages; none, where there are none of the kind.
std::vector<std::string> install_commands(const PlanFiles& files);

// What code has to do while the widened schema is deployed.
std::vector<std::string> code_changes(const planner::Plan& plan);

}  // namespace emit
