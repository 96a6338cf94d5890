#include <string_view>
#include <unordered_map>

#include "emit/json.h"
#include "emit/plan.h"
#include "emit/sha256.h"
#include "emit/version.h"
#include "planner/fingerprint.h"

namespace emit {
namespace {

// Of the same bytes, which several phases have to do with, once.
class Hashes {
  public:
    Json of(const std::optional<std::string>& bytes) {
        if (!bytes) return nullptr;
        const auto [known, is_new] = known_.try_emplace(*bytes);
        if (is_new) known->second = "sha256:" + sha256(*bytes);
        return known->second;
    }

  private:
    std::unordered_map<std::string_view, std::string> known_;
};

Json files_of(const std::vector<PlannedFile>& files, bool is_written, Hashes& hashes) {
    Json all = Json::array();
    for (const PlannedFile& one : files) {
        if (one.after.has_value() != is_written) continue;
        all.push_back(
            {{"path", one.path}, {"before", hashes.of(one.before)}, {"after", hashes.of(one.after)}});
    }
    return all;
}

std::string_view answer(schema::Answer one) {
    switch (one) {
        case schema::Answer::yes: return "yes";
        case schema::Answer::no: return "no";
        case schema::Answer::unknown: return "unknown";
    }
    return {};
}

Json verdict(const diff::Verdict& one) {
    return {{"backward", answer(one.backward)}, {"forward", answer(one.forward)}};
}

Json step_json(const planner::Step& step) {
    const planner::Kind& kind = planner::kind(step.kind);
    Json requires_ids = Json::array();
    Json reasons = Json::object();
    for (const planner::Requirement& one : step.after) {
        requires_ids.push_back(one.step);
        reasons[one.step] = one.reason;
    }
    return {{"id", step.id},
            {"phase", planner::to_string(kind.phase)},
            {"kind", kind.name},
            {"table", step.tables.empty() ? Json(nullptr) : Json(step.tables.front())},
            {"tables", step.tables},
            {"path", step.path},
            {"requires", std::move(requires_ids)},
            {"reasons", std::move(reasons)},
            {"what", step.what},
            {"why", step.reason},
            {"verify", kind.verify},
            {"back", kind.back}};
}

// The phases of a plan, in their order. Nothing is staged unless that was asked for.
Json phases_json(const planner::Plan& plan, const PlanFiles& files) {
    Json all = Json::array();
    Hashes hashes;
    for (const planner::Phase phase : planner::phases) {
        if (phase == planner::Phase::stage && !plan.has(phase)) continue;
        Json steps = Json::array();
        for (const planner::Step& step : plan.steps) {
            if (planner::kind(step.kind).phase == phase) steps.push_back(step_json(step));
        }
        all.push_back({{"name", planner::to_string(phase)},
                       {"steps", std::move(steps)},
                       {"write", files_of(files.of(phase), true, hashes)},
                       {"delete", files_of(files.of(phase), false, hashes)}});
    }
    return all;
}

}  // namespace

std::string plan_json(const PlanReport& report) {
    const planner::Plan& plan = report.plan;
    Json tables = Json::array();
    for (const diff::TableVerdict& one : report.changes.tables)
        tables.push_back({{"table", one.table}, {"verdict", verdict(one.verdict)}});
    Json packages = Json::array();
    for (const Package& one : report.files.packages)
        packages.push_back({{"name", one.name}, {"version", one.version}, {"dev", one.is_for_tests}});
    const Json json = {
        {"version", 1},
        {"tool", {{"name", "schemaplan"}, {"version", version}}},
        {"old", {{"source", report.before.label}, {"schema", planner::fingerprint(report.before.schema)}}},
        {"widened", {{"schema", planner::fingerprint(plan.bridge.schema)}}},
        {"new", {{"source", report.after.label}, {"schema", planner::fingerprint(report.after.schema)}}},
        {"name", plan.is_empty() ? Json(nullptr) : Json(plan.name)},
        {"component", report.files.component},
        {"verdict", verdict(report.changes.verdict)},
        {"tables", std::move(tables)},
        {"phases", phases_json(plan, report.files)},
        {"printed", report.files.printed},
        {"packages", std::move(packages)},
        {"stubs", report.files.stubs},
    };
    return to_text(json);
}

}  // namespace emit
