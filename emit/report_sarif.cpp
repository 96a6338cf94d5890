#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "emit/explain.h"
#include "emit/finding.h"
#include "emit/format.h"
#include "emit/json.h"
#include "emit/report_entries.h"
#include "emit/version.h"

namespace emit {
namespace {

using diagnostics::Level;
using diagnostics::Location;

// What GitHub keeps of one run.
constexpr std::size_t most = 5000;

// The fingerprint is a hash of what it is now: another way to make it is another version.
constexpr const char* fingerprint_name = "schemaplan/v1";

const char* level(Level one) {
    switch (one) {
        case Level::error: return "error";
        case Level::warning: return "warning";
        case Level::info: return "note";
    }
    return "";
}

// A path as a relative reference (RFC 3986).
std::string uri(std::string_view path) {
    constexpr std::string_view plain = "-._~/!$'()*+,;=@";
    std::string out;
    for (const char c : path) {
        const bool is_alphanumeric =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (is_alphanumeric || plain.find(c) != std::string_view::npos) {
            out += c;
        } else {
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return out;
}

Json physical(const Location& at) {
    return {{"artifactLocation", {{"uri", uri(at.file)}, {"uriBaseId", "%SRCROOT%"}}},
            {"region",
             {{"startLine", at.line},
              {"startColumn", at.column},
              {"endLine", at.end_line},
              {"endColumn", at.end_column}}}};
}

Json result(const Finding& one, std::size_t rule) {
    const std::string more = details(one);
    Json location = {
        {"logicalLocations", Json::array({{{"fullyQualifiedName", subject(one)}, {"kind", "member"}}})}};
    if (one.place) location["physicalLocation"] = physical(*one.place);
    Json json = {{"ruleId", one.id},
                 {"ruleIndex", rule},
                 {"level", level(one.level)},
                 {"message", {{"text", one.message + (more.empty() ? "" : "\n" + more)}}},
                 {"locations", Json::array({std::move(location)})},
                 {"partialFingerprints", {{fingerprint_name, fmt::format("{:016x}", one.fingerprint)}}}};
    if (one.waived) {
        json["suppressions"] = Json::array({{{"kind", one.waived->in_source ? "inSource" : "external"},
                                             {"status", "accepted"},
                                             {"justification", written(*one.waived)}}});
    }
    if (one.old_place) {
        const std::string bases = fmt::format("{}", fmt::join(one.bases, ", "));
        json["relatedLocations"] = Json::array({{{"id", 1},
                                                 {"message", {{"text", "what it was in " + bases}}},
                                                 {"physicalLocation", physical(*one.old_place)}}});
    }
    return json;
}

Json rule(const Finding& one) {
    return {{"id", one.id},
            {"shortDescription", {{"text", one.summary}}},
            {"help", {{"text", explanation(one.id, false).value_or(std::string(one.summary))}}},
            {"properties", {{"tags", {"convex", "schema"}}}}};
}

}  // namespace

std::string report_sarif(std::span<const Report> reports) {
    const std::vector<Finding> all = findings(reports);
    Json rules = Json::array();
    Json results = Json::array();
    std::map<std::string_view, std::size_t> numbers;
    for (const Finding& one : std::span(all).first(std::min(all.size(), most))) {
        const auto [number, is_new] = numbers.emplace(one.id, rules.size());
        if (is_new) rules.push_back(rule(one));
        results.push_back(result(one, number->second));
    }
    Json invocation = {{"executionSuccessful", true}};
    if (all.size() > most) {
        invocation["toolExecutionNotifications"] = Json::array(
            {{{"level", "warning"},
              {"message",
               {{"text", fmt::format("{} more are left out", plural(all.size() - most, "finding"))}}}}});
    }
    return to_text(
        {{"$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"},
         {"version", "2.1.0"},
         {"runs",
          Json::array(
              {{{"tool", {{"driver", {{"name", "schemaplan"}, {"version", version}, {"rules", rules}}}}},
                {"invocations", Json::array({std::move(invocation)})},
                {"columnKind", "utf16CodeUnits"},
                {"originalUriBaseIds",
                 {{"%SRCROOT%", {{"description", {{"text", "the top of the repository"}}}}}}},
                {"results", std::move(results)}}})}});
}

}  // namespace emit
