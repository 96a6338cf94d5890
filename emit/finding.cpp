#include "emit/finding.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <tuple>
#include <unordered_map>

#include "diff/anchor.h"
#include "emit/json.h"
#include "emit/message.h"
#include "emit/report_entries.h"
#include "planner/advice.h"
#include "policy/judge.h"
#include "policy/waive.h"
#include "schema/digest.h"
#include "schema/path.h"

namespace emit {
namespace {

using diagnostics::Diagnostic;
using diagnostics::Location;
using diagnostics::Span;

// Validators and documents are cut here; JSON has them whole.
constexpr std::size_t shown = 200;
constexpr std::size_t shown_of_document = 1000;

// None for what is in no file: standard input, and `empty`.
std::optional<Location> locate(const ReportSide& side, const Span& span) {
    const diagnostics::Source& source = side.sources[span.file];
    if (source.text.empty() || source.path.starts_with("<stdin>")) return std::nullopt;
    Location place = side.sources.locate(span);
    if (!side.origin.top.empty()) {
        const std::filesystem::path whole = std::filesystem::path(side.origin.directory) / place.file;
        place.file = whole.lexically_normal().lexically_relative(side.origin.top).generic_string();
    }
    return place;
}

// What is removed and added as a whole is not written out.
bool tells_sides(const diff::Change& change) {
    return change.id != diff::Id::table_added && change.id != diff::Id::table_removed;
}

Finding of_change(const Report& report, const diff::Change& change) {
    Finding finding;
    finding.id = diff::kind(change.id).name;
    finding.summary = diff::kind(change.id).summary;
    finding.level = change.level;
    finding.table = change.table;
    finding.path = change.path;
    finding.message = message(change, report.before.schema, report.after.schema);
    finding.place = locate(report.after, diff::anchor(change, report.after.schema));
    if (change.before) finding.old_place = locate(report.before, change.before->span);
    if (change.before && tells_sides(change))
        finding.was = written(*change.before, report.before.schema, shown);
    if (change.after && tells_sides(change)) finding.is = written(*change.after, report.after.schema, shown);
    if (change.witness)
        finding.examples.push_back({to_line(document_json(*change.witness)), "fits only the old schema"});
    if (change.forward_witness)
        finding.examples.push_back(
            {to_line(document_json(*change.forward_witness)), "fits only the new schema"});
    finding.fix = planner::advice(change, report.before.schema, report.after.schema).value_or("");
    finding.fingerprint = finding.waiver_fingerprint = change.fingerprint;
    finding.waived = change.waived;
    return finding;
}

Finding of_problem(const Report& report, const diff::Problem& problem) {
    Finding finding;
    finding.id = diff::rule(problem.id).name;
    finding.summary = diff::rule(problem.id).summary;
    finding.level = problem.level;
    finding.table = problem.table;
    finding.path = problem.path;
    finding.message = problem.message;
    finding.place = locate(report.after, problem.span.value_or(report.after.schema.span));
    finding.fix = problem.fix.value_or("");
    finding.fingerprint = problem.fingerprint;
    if (policy::can_be_waived(problem.id)) finding.waiver_fingerprint = problem.fingerprint;
    finding.waived = problem.waived;
    return finding;
}

Finding of_diagnostic(const Report& report, const ReportSide& side, const Diagnostic& diagnostic) {
    const bool is_new = &side == &report.after;
    Finding finding;
    finding.id = diagnostics::kind(diagnostic.id).name;
    finding.summary = diagnostics::kind(diagnostic.id).summary;
    finding.level = diagnostics::kind(diagnostic.id).level;
    const auto place = diagnostic.span ? locate(side, *diagnostic.span) : std::nullopt;
    (is_new ? finding.place : finding.old_place) = place;
    finding.message = is_new ? diagnostic.message
                             : fmt::format("in {}{}: {}", side.label, place ? " at " + written(*place) : "",
                                           diagnostic.message);
    if (!finding.place) finding.place = locate(report.after, report.after.schema.span);
    // Of the text it points at, which is the same on both sides, and in a file that was moved.
    finding.fingerprint = schema::digest_of(fmt::format(
        "{} {}", finding.id,
        diagnostic.span ? side.sources.text(*diagnostic.span) : std::string_view(diagnostic.message)));
    return finding;
}

class Collection {
  public:
    void add(const Report& report) {
        Counts counts;
        for (const diff::Change& change : report.changes.changes)
            add(of_change(report, change), report, counts);
        for (const diff::Problem& problem : report.problems) add(of_problem(report, problem), report, counts);
        // What is unknown on both sides is told once, where it is now.
        for (const ReportSide* side : {&report.after, &report.before}) {
            Counts counts_of_side;
            for (const Diagnostic& one : side->diagnostics)
                add(of_diagnostic(report, *side, one), report, counts_of_side);
        }
    }

    std::vector<Finding> sorted() {
        const auto order = [](const Finding& one) {
            const Location nowhere{"", 0, 0, 0, 0};
            const Location& at = one.place ? *one.place : nowhere;
            return std::tuple(one.waived.has_value(), one.level, !one.place, std::string_view(at.file),
                              at.line, at.column, std::string_view(one.path), one.id, one.fingerprint);
        };
        std::sort(all_.begin(), all_.end(),
                  [&](const Finding& a, const Finding& b) { return order(a) < order(b); });
        return std::move(all_);
    }

  private:
    using Counts = std::map<std::uint64_t, int>;

    // Each finding of a side by itself, however alike they are; those of several sides and reports together.
    void add(Finding finding, const Report& report, Counts& counts) {
        finding.fails = !finding.waived && policy::fails(report.policy, finding.level);
        const int met_before = counts[finding.fingerprint]++;
        if (met_before > 0)
            finding.fingerprint =
                schema::digest_of(fmt::format("{:016x} {}", finding.fingerprint, met_before));
        const auto [found, is_new] = numbers_.emplace(finding.fingerprint, all_.size());
        if (is_new) {
            finding.bases.push_back(report.before.label);
            all_.push_back(std::move(finding));
            return;
        }
        Finding& met = all_[found->second];
        met.level = std::min(met.level, finding.level);
        met.fails = met.fails || finding.fails;
        if (!met.old_place) met.old_place = finding.old_place;
        if (met.bases.back() != report.before.label) met.bases.push_back(report.before.label);
    }

    std::vector<Finding> all_;
    std::unordered_map<std::uint64_t, std::size_t> numbers_;
};

}  // namespace

std::vector<Finding> findings(std::span<const Report> reports) {
    Collection collection;
    for (const Report& report : reports) collection.add(report);
    return collection.sorted();
}

std::string subject(const Finding& finding) {
    constexpr std::string_view index = "index:";
    if (!finding.table) return "schema";
    if (finding.path.starts_with(index)) return *finding.table + "." + finding.path.substr(index.size());
    return schema::in_table(*finding.table, finding.path);
}

std::string written(const diff::Waived& waived) {
    std::vector<std::string> terms;
    if (!waived.owner.empty()) terms.push_back(waived.owner);
    if (!waived.expires.empty()) terms.push_back("until " + waived.expires);
    return waived.reason + (terms.empty() ? "" : fmt::format(" ({})", fmt::join(terms, ", ")));
}

std::string waiver_for(const Finding& finding) {
    return fmt::format(R"({{ "fingerprint": "{:016x}", "rule": "{}", "reason": "" }})",
                       finding.waiver_fingerprint, finding.id);
}

std::string written(const Location& place) {
    return fmt::format("{}:{}:{}", place.file, place.line, place.column);
}

std::string details(const Finding& finding) {
    std::vector<std::string> lines;
    if (!finding.was.empty()) {
        const std::string from = finding.old_place ? fmt::format("  ({} in {})", written(*finding.old_place),
                                                                 fmt::join(finding.bases, ", "))
                                                   : "";
        lines.push_back(fmt::format("was: {}{}", finding.was, from));
    }
    if (!finding.is.empty()) lines.push_back(fmt::format("is: {}", finding.is));
    for (const Example& one : finding.examples)
        lines.push_back(fmt::format("e.g. {}  {}", cut(one.document, shown_of_document), one.remark));
    // What is no error needs no fix, only care.
    const char* word = finding.level == diagnostics::Level::error ? "fix" : "tip";
    if (!finding.fix.empty()) lines.push_back(fmt::format("{}: {}", word, finding.fix));
    if (finding.waived) lines.push_back("waived: " + written(*finding.waived));
    return fmt::format("{}", fmt::join(lines, "\n"));
}

}  // namespace emit
