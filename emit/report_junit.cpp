#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "emit/finding.h"
#include "emit/format.h"
#include "emit/report_entries.h"
#include "policy/judge.h"

namespace emit {
namespace {

// Text in XML. Of control characters XML knows three; two more code points it does not.
std::string escaped(std::string_view text) {
    constexpr std::string_view replacement = "\xEF\xBF\xBD";
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool is_control = static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' && c != '\r';
        const bool is_no_character = text.substr(i, 2) == "\xEF\xBF" && i + 2 < text.size() &&
                                     (text[i + 2] == '\xBE' || text[i + 2] == '\xBF');
        if (is_control || is_no_character) {
            out += replacement;
            if (is_no_character) i += 2;
        } else if (c == '&') {
            out += "&amp;";
        } else if (c == '<') {
            out += "&lt;";
        } else if (c == '>') {
            out += "&gt;";
        } else if (c == '"') {
            out += "&quot;";
        } else {
            out += c;
        }
    }
    return out;
}

constexpr const char* unknown = "whether every document fits is not known";

// One table, or what is of none.
struct TestCase {
    std::string name;
    bool breaks = false;  // by its verdict: it is unknown, or there is no finding to blame
    std::vector<const Finding*> findings;

    const Finding* waived() const {
        const auto found = std::find_if(findings.begin(), findings.end(),
                                        [](const Finding* one) { return one->waived.has_value(); });
        return found == findings.end() ? nullptr : *found;
    }

    bool is_skipped() const { return !fails() && waived() != nullptr; }

    bool fails() const {
        return breaks ||
               std::any_of(findings.begin(), findings.end(), [](const Finding* one) { return one->fails; });
    }
};

// The schema as a whole, then every table that a side names.
std::vector<TestCase> test_cases(const Report& report, const std::vector<Finding>& found) {
    std::vector<TestCase> all = {{"schema", report.before.schema.open || report.after.schema.open, {}}};
    std::unordered_map<std::string, std::size_t> numbers;
    for (const ReportSide* side : {&report.after, &report.before}) {
        for (const schema::Table& table : side->schema.tables) {
            if (numbers.emplace(table.name, all.size()).second) all.push_back({table.name, false, {}});
        }
    }
    for (const diff::TableVerdict& table : report.changes.tables)
        all[numbers.at(table.table)].breaks = policy::fails(report.policy, report.changes, table);
    for (const Finding& one : found) all[one.table ? numbers.at(*one.table) : 0].findings.push_back(&one);
    return all;
}

std::string xml(const TestCase& test, const Report& report) {
    std::string text;
    for (const Finding* one : test.findings) {
        const std::string more = details(*one);
        text += fmt::format("{}{}: {} [{}]\n{}{}", one->place ? written(*one->place) + ": " : "",
                            one->waived ? "waived" : to_string(one->level), one->message, one->id, more,
                            more.empty() ? "" : "\n");
    }
    const std::string start = fmt::format("    <testcase classname=\"{}\" name=\"{}\"",
                                          escaped(report.after.label), escaped(test.name));
    if (test.findings.empty() && !test.breaks) return start + "/>\n";
    if (test.is_skipped()) {
        return fmt::format(
            "{}>\n      <skipped message=\"{}\"/>\n      <system-out>{}</system-out>\n    </testcase>\n",
            start, escaped("waived: " + written(*test.waived()->waived)), escaped(text));
    }
    const std::string body =
        test.fails() ? fmt::format("<failure message=\"{}\">{}</failure>",
                                   escaped(test.findings.empty() ? unknown : test.findings.front()->message),
                                   escaped(text))
                     : fmt::format("<system-out>{}</system-out>", escaped(text));
    return fmt::format("{}>\n      {}\n    </testcase>\n", start, body);
}

}  // namespace

std::string report_junit(std::span<const Report> reports) {
    std::string suites;
    std::size_t tests = 0;
    std::size_t failures = 0;
    for (const Report& report : reports) {
        const std::vector<Finding> found = findings({&report, 1});
        std::string cases;
        std::size_t failed = 0;
        std::size_t skipped = 0;
        const std::vector<TestCase> all = test_cases(report, found);
        for (const TestCase& one : all) {
            cases += xml(one, report);
            if (one.fails()) ++failed;
            if (one.is_skipped()) ++skipped;
        }
        suites += fmt::format(
            "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\">\n{}  "
            "</testsuite>\n",
            escaped(report.before.label), all.size(), failed, skipped, cases);
        tests += all.size();
        failures += failed;
    }
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<testsuites name=\"schemaplan\" tests=\"{}\" failures=\"{}\" errors=\"0\">\n{}</testsuites>\n",
        tests, failures, suites);
}

}  // namespace emit
