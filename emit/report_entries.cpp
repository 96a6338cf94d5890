#include "emit/report_entries.h"

#include <fmt/format.h>

#include <utility>

#include "emit/finding.h"
#include "emit/json.h"
#include "emit/led_by.h"
#include "emit/message.h"
#include "planner/advice.h"

namespace emit {
namespace {

using diagnostics::Level;

// Validators and documents are cut in text; JSON has them whole.
constexpr std::size_t shown = 100;

// The first line of an entry, and what all further ones start with.
struct Head {
    std::string line;
    std::string inner;
};

template <class Finding>
Head head(std::string_view indent, const Finding& finding, std::string_view message, std::string_view id,
          const Style& style) {
    const auto word = [&]() -> std::string {
        if (finding.waived) return style.faint("waived ");
        switch (finding.level) {
            case Level::error: return style.bad("error  ");
            case Level::warning: return style.warn("warning");
            case Level::info: return style.faint("info   ");
        }
        return {};
    };
    return {fmt::format("{}{} {}  {}\n", indent, word(), message, style.faint(fmt::format("[{}]", id))),
            fmt::format("{}        ", indent)};
}

std::string side_line(std::string_view indent, std::string_view word, const ReportSide& from,
                      const diff::Side& side, const Style& style) {
    return fmt::format("{}{}  {}  {}\n", indent, word, written(side, from.schema, shown),
                       style.faint(place(from, side.span)));
}

// What is no error needs no fix, only care.
std::string fix_line(std::string_view indent, Level level, std::string_view fix) {
    return fmt::format("{}{}: {}\n", indent, level == Level::error ? "fix" : "tip", fix);
}

}  // namespace

std::string cut(std::string text, std::size_t limit) {
    if (text.size() <= limit) return text;
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U) --limit;
    return text.substr(0, limit) + "…";
}

std::string plural(std::size_t count, std::string_view one) {
    return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

std::string place(const ReportSide& side, const diagnostics::Span& span) {
    const diagnostics::Location at = side.sources.locate(span);
    return fmt::format("{}:{}:{}", at.file, at.line, at.column);
}

std::string change_entry(const Report& report, const diff::Change& change, std::string_view indent,
                         const Style& style) {
    auto [text, inner] = head(indent, change, message(change, report.before.schema, report.after.schema),
                              diff::kind(change.id).name, style);
    if (change.id == diff::Id::table_added) {
        text += fmt::format("{}{}\n", inner, style.faint(place(report.after, change.after->span)));
    } else if (change.id == diff::Id::table_removed) {
        text += fmt::format("{}{}\n", inner, style.faint(place(report.before, change.before->span)));
    } else {
        if (change.before) text += side_line(inner, "was", report.before, *change.before, style);
        if (change.after) text += side_line(inner, "is ", report.after, *change.after, style);
    }
    for (const auto& [witness, side] :
         {std::pair{&change.witness, "old"}, std::pair{&change.forward_witness, "new"}}) {
        if (!*witness) continue;
        text += fmt::format("{}e.g. {}  {}\n", inner,
                            cut(to_line(document_json(led_by(**witness, change.path))), shown),
                            style.faint(fmt::format("fits only the {} schema", side)));
    }
    if (const auto fix = planner::advice(change, report.before.schema, report.after.schema))
        text += fix_line(inner, change.level, *fix);
    if (change.waived) text += fmt::format("{}waived: {}\n", inner, written(*change.waived));
    return text;
}

std::string problem_entry(const Report& report, const diff::Problem& problem, std::string_view indent,
                          const Style& style) {
    auto [text, inner] = head(indent, problem, problem.message, diff::rule(problem.id).name, style);
    if (problem.span) text += fmt::format("{}{}\n", inner, style.faint(place(report.after, *problem.span)));
    if (problem.fix) text += fix_line(inner, problem.level, *problem.fix);
    if (problem.waived) text += fmt::format("{}waived: {}\n", inner, written(*problem.waived));
    return text;
}

}  // namespace emit
