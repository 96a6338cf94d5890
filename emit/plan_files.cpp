#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "emit/backfill.h"
#include "emit/json.h"
#include "emit/mount.h"
#include "emit/plan.h"
#include "emit/plan_documents.h"
#include "emit/plan_tests.h"
#include "schema/accepts.h"

namespace emit {
namespace {

// What the generated code was tested with.
const std::vector<Package> needed = {
    {"@convex-dev/migrations", "0.3.6", false},
    {"convex-helpers", "0.1.124", false},
    {"convex-test", "0.0.60", true},
    {"vitest", "4.1.12", true},
};

std::string in_folder(const std::string& folder, const std::string& file) {
    return folder.empty() ? file : folder + "/" + file;
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

}  // namespace

std::variant<PlanFiles, NoPlan> plan_files(const planner::Plan& plan, const schema::Schema& before,
                                           const schema::Schema& after, const diff::Changes& changes,
                                           const std::vector<PlannedFile>& schema, const Project& project) {
    PlanFiles files;
    files.module = plan.name;
    for (const PlannedFile& one : schema) {
        files.widen.push_back(one);
        files.narrow.push_back({one.path, one.after, one.before});
    }
    if (plan.backfills.empty()) return files;
    const std::string config = in_folder(project.functions, project.config);
    const auto mount = mount_migrations(project.config_text);
    if (!mount)
        return NoPlan{fmt::format(
            "`{}` has no `const app = defineApp()` to mount `@convex-dev/migrations` on; mount it there",
            config)};
    files.component = mount->name;
    if (mount->text) files.widen.push_back({config, project.config_text, mount->text});
    const ModuleNames names = {mount->name, std::filesystem::path(project.schema).stem().string()};
    BackfillModule module = backfill_module(plan, before, after, names);
    files.migrations = std::move(module.migrations);
    files.stubs = std::move(module.stubs);
    const std::string code = in_folder(project.functions, plan.name + ".ts");
    const std::string test = in_folder(project.functions, plan.name + ".test.ts");
    std::vector<std::vector<TestDocument>> documents;
    for (const planner::TableBackfill& one : plan.backfills) {
        documents.push_back(test_documents(one, before, after, plan.bridge.schema, changes,
                                           documents_for_each(plan.backfills.size())));
        if (const auto why = misfit(one, after, documents.back())) return *why;
    }
    const std::string test_text = backfill_test(plan, after, documents, names);
    files.widen.push_back({code, std::nullopt, module.text});
    files.widen.push_back({test, std::nullopt, test_text});
    files.narrow.push_back({code, module.text, std::nullopt});
    files.narrow.push_back({test, test_text, std::nullopt});
    for (const Package& one : needed) {
        if (!project.packages.contains(one.name)) files.packages.push_back(one);
    }
    return files;
}

}  // namespace emit
