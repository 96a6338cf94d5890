#pragma once

#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "emit/report.h"
#include "planner/plan.h"

// A plan as files and as a report.
namespace emit {

// What a plan has to know of the project that it is for.
struct Project {
    std::string functions;  // its functions folder, from the top of the project: `convex`
    std::string schema;     // the schema file in there: `schema.ts`
    std::string config = "convex.config.ts";
    std::optional<std::string> config_text;  // none: there is no such file
    std::set<std::string> packages;          // that its `package.json` names
};

// A file that a phase writes or deletes. Paths are from the top of the project.
struct PlannedFile {
    std::string path;
    std::optional<std::string> before;  // its bytes; none: it is not there
    std::optional<std::string> after;   // none: it is deleted
};

struct Package {
    std::string name;
    std::string version;
    bool is_for_tests = false;
};

struct PlanFiles {
    std::vector<PlannedFile> widen;
    std::vector<PlannedFile> narrow;
    std::vector<Package> packages;        // to add
    std::vector<std::string> migrations;  // that the module exports
    std::vector<std::string> stubs;       // functions that a person has to write
    std::string component = "migrations";
    std::string module;  // of the backfill, with its path: as `npx convex run` names it
};

// What keeps a plan from being written.
struct NoPlan {
    std::string why;
    bool is_our_bug = false;
};

// The files of a plan. `schema` are those of the schema, with the widened text as what comes after.
std::variant<PlanFiles, NoPlan> plan_files(const planner::Plan& plan, const schema::Schema& before,
                                           const schema::Schema& after, const diff::Changes& changes,
                                           const std::vector<PlannedFile>& schema, const Project& project);

struct PlanReport {
    ReportSide before;
    ReportSide after;
    const diff::Changes& changes;
    const planner::Plan& plan;
    const PlanFiles& files;
};

// For people on a terminal: the steps in their order, with their reasons.
std::string plan_text(const PlanReport& report, bool colour);

// For people, to keep: `PLAN.md`, a checklist for each phase with the commands, and a graph of the steps.
std::string plan_markdown(const PlanReport& report);

// For machines: `plan.json` (docs/plan.schema.json).
std::string plan_json(const PlanReport& report);

}  // namespace emit
