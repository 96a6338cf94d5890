#include <fmt/format.h>

#include "emit/json.h"
#include "emit/message.h"
#include "emit/report.h"
#include "emit/version.h"
#include "planner/advice.h"
#include "schema/match.h"

namespace emit {
namespace {

using diff::Answer;

const char* to_text(Answer answer) {
    switch (answer) {
        case Answer::yes: return "yes";
        case Answer::no: return "no";
        case Answer::unknown: return "unknown";
    }
    return "";
}

Json side_json(const ReportSide& side, const std::optional<diff::Side>& one) {
    if (!one) return nullptr;
    Json json = schema::match(
        one->what,
        [&](const diff::TypeSide& type) {
            return Json{{"validator", validator_json(side.schema, type.type)}, {"optional", type.optional}};
        },
        [](const schema::Index& index) {
            return Json{{"index", index_json(index)}};
        },
        [](bool validation) {
            return Json{{"schemaValidation", validation}};
        });
    json["source"] = span_json(side.sources, one->span);
    return json;
}

Json witness_json(const std::optional<schema::Value>& witness) {
    return witness ? document_json(*witness) : Json(nullptr);
}

Json verdict_json(const diff::Verdict& verdict) {
    return {{"backward", to_text(verdict.backward)}, {"forward", to_text(verdict.forward)}};
}

Json table_json(const diff::TableVerdict& table) {
    Json json = {{"table", table.table},
                 {"backward", to_text(table.verdict.backward)},
                 {"forward", to_text(table.verdict.forward)},
                 {"scan", table.may_scan ? "possible" : "skipped"},
                 {"assumes", table.assumes_empty ? Json::array({"table-empty"}) : Json::array()},
                 {"witness",
                  {{"backward", witness_json(table.backward_witness)},
                   {"forward", witness_json(table.forward_witness)}}}};
    if (table.is_cut) json["cut"] = true;
    return json;
}

Json waived_json(const std::optional<diff::Waived>& waived) {
    if (!waived) return nullptr;
    const auto maybe = [](const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); };
    return {{"reason", waived->reason},
            {"owner", maybe(waived->owner)},
            {"expires", maybe(waived->expires)},
            {"by", waived->in_source ? "comment" : "configuration"}};
}

Json change_json(const Report& report, const diff::Change& change) {
    const auto fix = planner::advice(change, report.before.schema, report.after.schema);
    return {{"id", diff::kind(change.id).name},
            {"level", diagnostics::to_string(change.level)},
            {"breaking", change.breaking},
            {"table", change.table ? Json(*change.table) : Json(nullptr)},
            {"path", change.path},
            {"effect", diff::to_string(change.effect)},
            {"message", message(change, report.before.schema, report.after.schema)},
            {"old", side_json(report.before, change.before)},
            {"new", side_json(report.after, change.after)},
            {"witness", witness_json(change.witness ? change.witness : change.forward_witness)},
            {"fix", fix ? Json(*fix) : Json(nullptr)},
            {"fingerprint", fmt::format("{:016x}", change.fingerprint)},
            {"waived", waived_json(change.waived)}};
}

Json problem_json(const Report& report, const diff::Problem& problem) {
    return {{"id", diff::rule(problem.id).name},
            {"level", diagnostics::to_string(problem.level)},
            {"table", problem.table ? Json(*problem.table) : Json(nullptr)},
            {"path", problem.path},
            {"message", problem.message},
            {"source", problem.span ? span_json(report.after.sources, *problem.span) : Json(nullptr)},
            {"fix", problem.fix ? Json(*problem.fix) : Json(nullptr)},
            {"fingerprint", fmt::format("{:016x}", problem.fingerprint)},
            {"waived", waived_json(problem.waived)}};
}

Json report_object(const Report& report) {
    Json summary = {{"error", 0}, {"warning", 0}, {"info", 0}, {"waived", 0}};
    Json tables = Json::array();
    Json changes = Json::array();
    Json problems = Json::array();
    Json diagnostics = Json::array();
    for (const diff::TableVerdict& table : report.changes.tables) tables.push_back(table_json(table));
    const auto count = [&](const auto& found) {
        Json& number = summary[found.waived ? "waived" : std::string(diagnostics::to_string(found.level))];
        number = number.get<int>() + 1;
    };
    for (const diff::Change& change : report.changes.changes) {
        count(change);
        changes.push_back(change_json(report, change));
    }
    for (const diff::Problem& problem : report.problems) {
        count(problem);
        problems.push_back(problem_json(report, problem));
    }
    for (const ReportSide* side : {&report.before, &report.after}) {
        for (const diagnostics::Diagnostic& one : side->diagnostics) {
            diagnostics.push_back(diagnostic_json(side->sources, one));
        }
    }
    return {{"version", 1},
            {"tool", {{"name", "schemaplan"}, {"version", version}}},
            {"old", {{"source", report.before.label}}},
            {"new", {{"source", report.after.label}}},
            {"verdict", verdict_json(report.changes.verdict)},
            {"summary", std::move(summary)},
            {"tables", std::move(tables)},
            {"changes", std::move(changes)},
            {"problems", std::move(problems)},
            {"diagnostics", std::move(diagnostics)}};
}

}  // namespace

std::string report_json(std::span<const Report> reports) {
    if (reports.size() == 1) return to_text(report_object(reports.front()));
    diff::Verdict worst;
    Json runs = Json::array();
    for (const Report& report : reports) {
        worst.backward = diff::worse(worst.backward, report.changes.verdict.backward);
        worst.forward = diff::worse(worst.forward, report.changes.verdict.forward);
        runs.push_back(report_object(report));
    }
    return to_text({{"version", 1}, {"verdict", verdict_json(worst)}, {"runs", std::move(runs)}});
}

}  // namespace emit
