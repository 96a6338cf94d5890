#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "emit/json.h"
#include "emit/message.h"
#include "emit/report.h"
#include "emit/style.h"
#include "planner/advice.h"

namespace emit {
namespace {

using diagnostics::Level;
using diff::Answer;
using diff::Change;
using diff::TableVerdict;

// Validators and documents are cut in text; JSON has them whole.
constexpr std::size_t shown = 100;

std::string cut(std::string text, std::size_t limit) {
    if (text.size() <= limit) return text;
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U) --limit;
    return text.substr(0, limit) + "…";
}

std::string plural(std::size_t count, std::string_view one) {
    return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

class Text {
  public:
    Text(const Report& report, bool colour) : report_(report), style_(colour) {}

    std::string run() {
        headline();
        std::vector<const TableVerdict*> tables;
        for (const TableVerdict& table : report_.changes.tables) tables.push_back(&table);
        std::stable_sort(tables.begin(), tables.end(),
                         [&](const auto* a, const auto* b) { return rank(*a) < rank(*b); });
        for (const Change& change : report_.changes.changes) {
            if (change.table) by_table_[*change.table].push_back(&change);
        }
        whole_schema();
        for (const TableVerdict* one : tables) table(*one);
        unknown_parts();
        not_judged();
        summary();
        return std::move(out_);
    }

  private:
    // The answer first: will a push be refused because of what is stored?
    void headline() {
        switch (report_.changes.verdict.backward) {
            case Answer::yes:
                line("{} every document that {} accepts, {} accepts too", style_.good("safe:"),
                     report_.before.label, report_.after.label);
                break;
            case Answer::no:
                line(
                    "{} documents that {} accepts do not all fit {}; a push is refused while there are such "
                    "documents",
                    style_.bad("breaking:"), report_.before.label, report_.after.label);
                break;
            case Answer::unknown:
                line("{} whether every document that {} accepts fits {}", style_.warn("cannot tell:"),
                     report_.before.label, report_.after.label);
                break;
        }
    }

    // Breaking tables, then open questions, then warnings, then the rest.
    int rank(const TableVerdict& table) const {
        if (table.verdict.backward == Answer::no) return 0;
        if (table.verdict.backward == Answer::unknown) return 1;
        const auto is_warning = [&](const Change& change) {
            return change.table == table.table && change.level() == Level::warning;
        };
        return std::any_of(report_.changes.changes.begin(), report_.changes.changes.end(), is_warning) ? 2
                                                                                                       : 3;
    }

    void whole_schema() {
        for (const Change& change : report_.changes.changes) {
            if (change.table) continue;
            line("");
            one_change(change, "");
        }
    }

    void table(const TableVerdict& one) {
        line("");
        line("{}  {}", style_.strong(one.table), verdict(one));
        if (one.verdict.backward == Answer::unknown) why_unknown(one.table);
        std::vector<const Change*>& changes = by_table_[one.table];
        std::stable_sort(changes.begin(), changes.end(),
                         [](const auto* a, const auto* b) { return a->level() < b->level(); });
        for (const Change* change : changes) one_change(*change, "  ");
    }

    // What of a table could not be evaluated, on the first side where that is so.
    void why_unknown(const std::string& name) {
        constexpr std::size_t most = 3;
        for (const ReportSide* side : {&report_.after, &report_.before}) {
            const auto& tables = side->schema.tables;
            const auto table =
                std::find_if(tables.begin(), tables.end(), [&](const auto& t) { return t.name == name; });
            if (table == tables.end()) {
                line("  {} whether {} has this table: not all of its tables are known",
                     style_.warn("unknown"), side->label);
                continue;
            }
            const auto places = schema::unknown_places(side->schema, table->document, most + 1);
            for (std::size_t i = 0; i < std::min(places.size(), most); ++i) {
                const std::string what =
                    places[i].path.empty() ? "its documents" : fmt::format("field `{}`", places[i].path);
                line("  {} {}: {}", style_.warn("unknown"), what, places[i].reason);
                line("          {}", style_.faint(place(*side, places[i].span)));
            }
            if (places.size() > most) line("  {} more of its fields", style_.warn("unknown"));
            if (!places.empty()) return;
        }
    }

    std::string verdict(const TableVerdict& one) const {
        if (one.assumes_empty) return style_.good("safe if it holds no documents");
        switch (one.verdict.backward) {
            case Answer::no: return style_.bad("breaking");
            case Answer::unknown: return style_.warn("cannot tell");
            case Answer::yes: break;
        }
        return style_.good("safe") +
               (one.may_scan ? style_.faint(", though Convex may read the whole table to see it") : "");
    }

    void one_change(const Change& change, std::string_view indent) {
        const bool is_new = change.after.has_value();
        const ReportSide& shown_side = is_new ? report_.after : report_.before;
        const diff::Side& side = is_new ? *change.after : *change.before;
        line("{}{} {}  {}", indent, level(change.level()),
             message(change, report_.before.schema, report_.after.schema),
             style_.faint(fmt::format("[{}]", diff::kind(change.id).name)));
        const std::string inner = fmt::format("{}        ", indent);
        if (change.id != diff::Id::table_added && change.id != diff::Id::table_removed) {
            if (change.before) written_side(inner, "was", report_.before, *change.before);
            if (change.after) written_side(inner, "is ", report_.after, *change.after);
        } else {
            line("{}{}", inner, style_.faint(place(shown_side, side.span)));
        }
        if (change.witness) {
            line("{}e.g. {}  {}", inner, cut(to_line(document_json(*change.witness)), shown),
                 style_.faint("fits only the old schema"));
        }
        if (const auto fix = planner::advice(change, report_.before.schema, report_.after.schema))
            line("{}fix: {}", inner, *fix);
    }

    void written_side(std::string_view indent, std::string_view word, const ReportSide& from,
                      const diff::Side& side) {
        line("{}{}  {}  {}", indent, word, written(side, from.schema, shown),
             style_.faint(place(from, side.span)));
    }

    static std::string place(const ReportSide& from, const diagnostics::Span& span) {
        const diagnostics::Location at = from.sources.locate(span);
        return fmt::format("{}:{}:{}", at.file, at.line, at.column);
    }

    void unknown_parts() {
        bool is_first = true;
        for (const ReportSide* side : {&report_.before, &report_.after}) {
            for (const diagnostics::Diagnostic& one : side->diagnostics) {
                if (is_first) line("");
                is_first = false;
                line("{}", diagnostic_line(one, side->sources, style_));
            }
        }
    }

    // How much could not be judged, why, and the shortest way out.
    void not_judged() {
        const auto& tables = report_.changes.tables;
        const auto count = std::count_if(tables.begin(), tables.end(), [](const TableVerdict& one) {
            return one.verdict.backward == Answer::unknown;
        });
        std::size_t causes = 0;
        bool is_package = false;
        for (const ReportSide* side : {&report_.before, &report_.after}) {
            for (const diagnostics::Diagnostic& one : side->diagnostics) {
                if (one.id != diagnostics::Id::unknown_part) continue;
                ++causes;
                is_package = is_package || one.message.find("install the packages") != std::string::npos;
            }
        }
        if (count == 0 || causes == 0) return;
        line("");
        line("{} not judged, since {} could not be evaluated; {}`--evaluate node`, which runs the schema",
             plural(static_cast<std::size_t>(count), "table"), plural(causes, "part"),
             is_package ? "install the packages, or as a last resort " : "as a last resort there is ");
    }

    void summary() {
        std::map<Level, std::size_t> counts;
        for (const Change& change : report_.changes.changes) ++counts[change.level()];
        line("");
        if (report_.changes.changes.empty()) {
            const bool is_certain = report_.changes.verdict.backward == Answer::yes &&
                                    report_.changes.verdict.forward == Answer::yes;
            line("{}", is_certain ? "no changes" : "no changes that are certain");
            return;
        }
        std::vector<std::string> parts;
        for (const Level one : {Level::error, Level::warning, Level::info}) {
            if (counts[one] > 0)
                parts.push_back(one == Level::info ? fmt::format("{} info", counts[one])
                                                   : plural(counts[one], to_string(one)));
        }
        line("{}: {}", plural(report_.changes.changes.size(), "change"), fmt::join(parts, ", "));
    }

    std::string level(Level one) const {
        switch (one) {
            case Level::error: return style_.bad("error  ");
            case Level::warning: return style_.warn("warning");
            case Level::info: return style_.faint("info   ");
        }
        return {};
    }

    template <class... Parts>
    void line(fmt::format_string<Parts...> format, Parts&&... parts) {
        out_ += fmt::format(format, std::forward<Parts>(parts)...);
        out_ += '\n';
    }

    const Report& report_;
    Style style_;
    std::string out_;
    std::unordered_map<std::string, std::vector<const Change*>> by_table_;
};

}  // namespace

std::string report_text(const Report& report, bool colour) {
    return Text(report, colour).run();
}

}  // namespace emit
