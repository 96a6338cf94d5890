#include "emit/json.h"
#include "emit/validation.h"
#include "emit/version.h"

namespace emit {
namespace {

const char* to_text(schema::Answer answer) {
    switch (answer) {
        case schema::Answer::yes: return "yes";
        case schema::Answer::no: return "no";
        case schema::Answer::unknown: return "unknown";
    }
    return "";
}

Json counts_json(const schema::Counts& counts) {
    return {{"documents", counts.documents},
            {"unfit", counts.unfit},
            {"unchecked", counts.unchecked},
            {"undecided", counts.undecided}};
}

Json finding_json(const schema::Finding& finding, const schema::Schema& schema) {
    Json samples = Json::array();
    for (const schema::Sample& sample : finding.samples) {
        samples.push_back({{"line", sample.line},
                           {"id", sample.id ? Json(*sample.id) : Json(nullptr)},
                           {"value", sample.value}});
    }
    return {{"cause", kind(finding.cause).name},
            {"path", finding.path},
            {"message", message(finding, schema)},
            {"expected", finding.expected ? validator_json(schema, *finding.expected) : Json(nullptr)},
            {"documents", finding.documents},
            {"samples", std::move(samples)}};
}

Json table_json(const Validation& validation, const ValidatedTable& table) {
    Json findings = Json::array();
    for (const schema::Finding& finding : table.tally.findings())
        findings.push_back(finding_json(finding, validation.schema.schema));
    return {{"table", table.table},
            {"source", table.source},
            {"numbers", table.numbers == parser::Numbers::wire ? "wire" : "export"},
            {"verdict", to_text(validation.answer(table.tally.counts()))},
            {"summary", counts_json(table.tally.counts())},
            {"findings", std::move(findings)},
            {"cut", table.tally.is_cut()}};
}

}  // namespace

std::string validation_json(const Validation& validation) {
    Json tables = Json::array();
    for (const ValidatedTable& table : validation.tables) tables.push_back(table_json(validation, table));
    const schema::Counts counts = validation.counts();
    return to_text({{"version", 1},
                    {"tool", {{"name", "schemaplan"}, {"version", version}}},
                    {"schema", {{"source", validation.schema.label}}},
                    {"verdict", to_text(validation.answer(counts))},
                    {"summary", counts_json(counts)},
                    {"tables", std::move(tables)},
                    {"others", validation.others}});
}

}  // namespace emit
