#include "emit/report_unknown.h"

#include <fmt/format.h>

#include <algorithm>

#include "emit/report_entries.h"

namespace emit {
namespace {

using diff::TableVerdict;

// How much could not be judged, why, and the shortest way out.
std::string not_judged(const Report& report) {
    const auto& tables = report.changes.tables;
    const auto count = std::count_if(tables.begin(), tables.end(), [&](const TableVerdict& one) {
        return is_open(one.verdict, report.policy.compat);
    });
    std::size_t causes = 0;
    bool is_package = false;
    for (const ReportSide* side : {&report.before, &report.after}) {
        for (const diagnostics::Diagnostic& one : side->diagnostics) {
            if (one.id != diagnostics::Id::unknown_part) continue;
            ++causes;
            is_package = is_package || one.message.find("install the packages") != std::string::npos;
        }
    }
    if (count == 0 || causes == 0) return {};
    return fmt::format(
        "\n{} not judged, since {} could not be evaluated; {}`--evaluate node`, which runs the schema\n",
        plural(static_cast<std::size_t>(count), "table"), plural(causes, "part"),
        is_package ? "install the packages, or as a last resort " : "as a last resort there is ");
}

}  // namespace

std::string unknown_parts(const Report& report, const std::string& name, const Style& style) {
    constexpr std::size_t most = 3;
    std::string text;
    const std::string unknown = style.warn("unknown");
    for (const ReportSide* side : {&report.after, &report.before}) {
        const auto& tables = side->schema.tables;
        const auto table =
            std::find_if(tables.begin(), tables.end(), [&](const auto& t) { return t.name == name; });
        if (table == tables.end()) {
            text += fmt::format("  {} whether {} has this table: not all of its tables are known\n", unknown,
                                side->label);
            continue;
        }
        const auto places = schema::unknown_places(side->schema, table->document, most + 1);
        for (std::size_t i = 0; i < std::min(places.size(), most); ++i) {
            const std::string what =
                places[i].path.empty() ? "its documents" : fmt::format("field `{}`", places[i].path);
            text += fmt::format("  {} {}: {}\n", unknown, what, places[i].reason);
            text += fmt::format("          {}\n", style.faint(place(*side, places[i].span)));
        }
        if (places.size() > most) text += fmt::format("  {} more of its fields\n", unknown);
        if (!places.empty()) break;
    }
    return text;
}

std::string unknown_causes(const Report& report, const Style& style) {
    std::string text;
    for (const ReportSide* side : {&report.before, &report.after}) {
        for (const diagnostics::Diagnostic& one : side->diagnostics) {
            if (text.empty()) text += "\n";
            text += diagnostic_line(one, side->sources, style) + "\n";
        }
    }
    return text + not_judged(report);
}

}  // namespace emit
