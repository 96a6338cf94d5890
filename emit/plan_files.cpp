#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>

#include "emit/backfill.h"
#include "emit/json.h"
#include "emit/mount.h"
#include "emit/plan.h"
#include "emit/plan_documents.h"
#include "emit/plan_tests.h"
#include "schema/accepts.h"

namespace emit {
namespace {

// What the generated code was tested with, and the least that it and the component take.
struct Needed {
    Package package;
    parser::Version least;
};
const std::vector<Needed> needed = {
    {{"convex", "1.48.0", false}, {{1, 42, 0}}},
    {{"@convex-dev/migrations", "0.3.6", false}, {{0, 3, 6}}},
    {{"convex-helpers", "0.1.124", false}, {{0, 1, 115}}},
    {{"convex-test", "0.0.60", true}, {{0, 0, 60}}},
    {{"vitest", "4.1.12", true}, {{3, 2, 0}}},
};

std::vector<Package> missing(const Project& project) {
    std::vector<Package> all;
    for (const auto& [package, least] : needed) {
        const auto found = project.packages.find(package.name);
        // A project whose `package.json` does not name Convex itself is not one that is read as it should be.
        const bool is_there = found == project.packages.end() ? package.name == "convex"
                                                              : !found->second || !(*found->second < least);
        if (!is_there) all.push_back(package);
    }
    return all;
}

std::string in_folder(const std::string& folder, const std::string& file) {
    return folder.empty() ? file : folder + "/" + file;
}

// Every object of JavaScript seems to have these fields.
bool is_inherited(const std::string& name) {
    return name == "constructor" || name == "hasOwnProperty" || name == "isPrototypeOf" ||
           name == "propertyIsEnumerable" || name == "toLocaleString" || name == "toString" ||
           name == "valueOf";
}

// A field that code cannot tell to be absent as the generated code does.
std::optional<NoPlan> inherited_field(const planner::TableBackfill& backfill) {
    for (const planner::Rewrite& one : backfill.rewrites) {
        std::vector<std::string> names;
        for (const schema::Step& step : one.path) {
            if (const auto* field = std::get_if<schema::FieldStep>(&step)) names.push_back(field->name);
        }
        if (const auto* rename = std::get_if<planner::Rename>(&one.what)) names.push_back(rename->to);
        if (const auto* put = std::get_if<planner::PutIn>(&one.what)) names.push_back(put->part);
        if (const auto* take = std::get_if<planner::TakeOut>(&one.what)) names.push_back(take->part);
        if (const auto* build = std::get_if<planner::Build>(&one.what))
            names.insert(names.end(), build->optional.begin(), build->optional.end());
        const auto found = std::find_if(names.begin(), names.end(), is_inherited);
        if (found == names.end()) continue;
        return NoPlan{
            fmt::format("the backfill of `{0}` would touch `{1}`, which every object of JavaScript has; "
                        "write that part by hand, and plan the rest",
                        backfill.table, *found)};
    }
    return std::nullopt;
}

// The law of a backfill: what it makes of a document, the new schema takes.
std::optional<NoPlan> misfit(const planner::TableBackfill& backfill, const schema::Schema& after,
                             const std::vector<TestDocument>& documents) {
    const auto table = std::find_if(after.tables.begin(), after.tables.end(),
                                    [&](const schema::Table& one) { return one.name == backfill.table; });
    for (const TestDocument& one : documents) {
        if (!one.after || accepts_document(after, *table, *one.after) == schema::Answer::yes) continue;
        return NoPlan{
            fmt::format("the backfill of `{}` makes {} of {}, which the new schema does not take",
                        backfill.table, document_json(*one.after).dump(), document_json(one.before).dump()),
            true};
    }
    return std::nullopt;
}

// The schema files of the last phase: as they were before the first.
std::vector<PlannedFile> narrowed(const SchemaEdits& edits) {
    std::map<std::string, PlannedFile> files;
    for (const PlannedFile& one : edits.widen) files[one.path] = {one.path, one.after, one.before};
    for (const PlannedFile& one : edits.stage) {
        const std::optional<std::string> last = files.contains(one.path) ? files[one.path].after : one.before;
        files[one.path] = {one.path, one.after, last};
    }
    std::vector<PlannedFile> all;
    for (auto& [path, file] : files) all.push_back(std::move(file));
    return all;
}

}  // namespace

const std::vector<PlannedFile>& PlanFiles::of(planner::Phase phase) const {
    static const std::vector<PlannedFile> none;
    switch (phase) {
        case planner::Phase::widen: return widen;
        case planner::Phase::backfill: return none;
        case planner::Phase::stage: return stage;
        case planner::Phase::narrow: return narrow;
    }
    return none;
}

std::variant<PlanFiles, NoPlan> plan_files(const planner::Plan& plan, const schema::Schema& before,
                                           const schema::Schema& after, const diff::Changes& changes,
                                           SchemaEdits edits, const Project& project) {
    PlanFiles files;
    files.module = plan.name;
    files.functions = project.functions;
    files.manager = project.manager;
    files.narrow = narrowed(edits);
    files.widen = std::move(edits.widen);
    files.stage = std::move(edits.stage);
    files.printed = std::move(edits.printed);
    files.not_staged = std::move(edits.not_staged);
    if (plan.backfills.empty()) return files;
    const std::string config = in_folder(project.functions, project.config);
    auto mounted = mount_migrations(project.config_text);
    if (const auto* why = std::get_if<NoMount>(&mounted))
        return NoPlan{fmt::format("`{}` {}", config, why->why)};
    Mount& mount = std::get<Mount>(mounted);
    files.component = mount.name;
    files.around = mount.around;
    if (mount.text) files.widen.push_back({config, project.config_text, std::move(mount.text)});
    const ModuleNames names = {mount.name, std::filesystem::path(project.schema).stem().string()};
    BackfillModule module = backfill_module(plan, before, after, names);
    files.migrations = std::move(module.migrations);
    files.stubs = std::move(module.stubs);
    std::vector<TestDocuments> documents;
    for (const planner::TableBackfill& one : plan.backfills) {
        if (auto why = inherited_field(one)) return std::move(*why);
        documents.push_back(test_documents(one, before, after, plan.bridge.schema, changes,
                                           documents_for_each(plan.backfills.size())));
        if (const auto why = misfit(one, after, documents.back().documents)) return *why;
    }
    for (const auto& [name, text] :
         {std::pair(plan.name + ".ts", module.text),
          std::pair(plan.name + ".test.ts", backfill_test(plan, after, documents, names))}) {
        const std::string path = in_folder(project.functions, name);
        files.widen.push_back({path, std::nullopt, text});
        files.narrow.push_back({path, text, std::nullopt});
    }
    files.packages = missing(project);
    return files;
}

}  // namespace emit
