#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "emit/report.h"
#include "parser/version.h"
#include "planner/plan.h"

// A plan as files and as a report.
namespace emit {

// What a plan has to know of the project that it is for.
struct Project {
    std::string functions;  // its functions folder, from the top of the project: `convex`
    std::string schema;     // the schema file in there: `schema.ts`
    std::string config = "convex.config.ts";
    std::optional<std::string> config_text;  // none: there is no such file
    // That its `package.json` names: the version that is installed, or the first that it asks for.
    std::map<std::string, std::optional<parser::Version>> packages;
    std::string manager = "npm";  // or pnpm, yarn, bun
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

// The edits of the schema's own files.
struct SchemaEdits {
    std::vector<PlannedFile> widen;
    std::vector<PlannedFile> stage;
    std::vector<std::string> printed;     // tables that no small edit widens: written anew
    std::vector<std::string> not_staged;  // tables whose new validator could not be staged
};

struct PlanFiles {
    std::vector<PlannedFile> widen;
    std::vector<PlannedFile> stage;
    std::vector<PlannedFile> narrow;
    std::vector<std::string> printed;
    std::vector<std::string> not_staged;
    std::vector<Package> packages;         // to add
    std::string manager = "npm";           // that adds them
    std::vector<std::string> migrations;   // that the module exports
    std::vector<std::string> stubs;        // functions that a person has to write
    std::string component = "migrations";  // that runs them
    std::string around;                    // the component that all this is a part of; "" for an app
    std::string module;                    // of the backfill: as `npx convex run` names it
    std::string functions;                 // the folder it is in

    const std::vector<PlannedFile>& of(planner::Phase phase) const;
};

// What keeps a plan from being written.
struct NoPlan {
    std::string why;
    bool is_our_bug = false;
};

// The files of a plan.
std::variant<PlanFiles, NoPlan> plan_files(const planner::Plan& plan, const schema::Schema& before,
                                           const schema::Schema& after, const diff::Changes& changes,
                                           SchemaEdits edits, const Project& project);

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
