#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <span>
#include <unordered_map>

#include "emit/finding.h"
#include "emit/report.h"
#include "emit/report_entries.h"
#include "emit/report_unknown.h"
#include "emit/style.h"
#include "emit/verdict_words.h"

namespace emit {
namespace {

using diagnostics::Level;
using diff::Answer;
using diff::Change;
using diff::Problem;
using diff::TableVerdict;

// All that is said of one table.
struct Section {
    std::string table;
    const TableVerdict* verdict = nullptr;  // none: its documents are those they were
    std::vector<const Change*> changes;
    std::vector<const Problem*> problems;

    bool is_refused() const {
        return std::any_of(problems.begin(), problems.end(),
                           [](const Problem* one) { return diff::rule(one->id).enforced; });
    }

    bool has(Level level) const {
        const auto is_at = [&](const auto* one) { return one->level == level; };
        return std::any_of(changes.begin(), changes.end(), is_at) ||
               std::any_of(problems.begin(), problems.end(), is_at);
    }

    // Whether there is no more to say than what its verdict is.
    bool is_bare() const {
        return changes.empty() && problems.empty() && verdict != nullptr &&
               verdict->verdict.backward != Answer::unknown;
    }

    // What is refused, then open questions, then warnings, then the rest.
    int rank(diff::Compat compat) const {
        const Answer answer = verdict == nullptr ? Answer::yes : diff::answer(verdict->verdict, compat);
        if (answer == Answer::no || is_refused()) return 0;
        if (answer == Answer::unknown) return 1;
        return has(Level::error) || has(Level::warning) ? 2 : 3;
    }
};

class Text {
  public:
    Text(const Report& report, bool colour) : report_(report), style_(colour) {}

    std::string run() {
        headline();
        whole_schema();
        std::map<std::string, std::vector<std::string>> bare;  // tables by what is all that is said of them
        for (Section& one : sections()) {
            if (one.is_bare()) {
                bare[verdict(one)].push_back(one.table);
            } else {
                section(one);
            }
        }
        for (const auto& [words, tables] : bare) together(tables, words);
        out_ += unknown_causes(report_, style_);
        summary();
        next_step();
        return std::move(out_);
    }

  private:
    // The answer first: will a push be refused, because of what it is, or because of what is stored?
    void headline() {
        const auto broken = std::count_if(report_.problems.begin(), report_.problems.end(),
                                          [](const Problem& one) { return diff::rule(one.id).enforced; });
        if (broken > 0) {
            line("{} Convex takes no push of {}, whatever is stored ({})", style_.bad("refused:"),
                 report_.after.label, plural(static_cast<std::size_t>(broken), "problem"));
        }
        for (const VerdictLine& one : verdict_lines(report_, [](const auto& label) { return label; }))
            line("{} {}", coloured(one.answer, one.word + ":", style_), one.sentence);
    }

    void whole_schema() {
        for (const Change& change : report_.changes.changes) {
            if (!change.table) out_ += "\n" + change_entry(report_, change, "", style_);
        }
        for (const Problem& problem : report_.problems) {
            if (!problem.table) out_ += "\n" + problem_entry(report_, problem, "", style_);
        }
    }

    // The tables with a verdict in its order, then those with nothing but problems.
    std::vector<Section> sections() const {
        std::vector<Section> all;
        std::unordered_map<std::string, std::size_t> numbers;
        const auto section_of = [&](const std::string& table) -> Section& {
            const auto [found, is_new] = numbers.emplace(table, all.size());
            if (is_new) all.push_back({table, nullptr, {}, {}});
            return all[found->second];
        };
        for (const TableVerdict& table : report_.changes.tables) section_of(table.table).verdict = &table;
        for (const Change& change : report_.changes.changes) {
            if (change.table) section_of(*change.table).changes.push_back(&change);
        }
        for (const Problem& problem : report_.problems) {
            if (problem.table) section_of(*problem.table).problems.push_back(&problem);
        }
        std::stable_sort(all.begin(), all.end(), [&](const Section& a, const Section& b) {
            return a.rank(report_.policy.compat) < b.rank(report_.policy.compat);
        });
        return all;
    }

    void section(Section& one) {
        line("");
        line("{}  {}", style_.strong(one.table), verdict(one));
        if (one.verdict != nullptr && is_open(one.verdict->verdict, report_.policy.compat))
            out_ += unknown_parts(report_, one.table, style_);
        const auto by_level = [](const auto* a, const auto* b) { return a->level < b->level; };
        std::stable_sort(one.changes.begin(), one.changes.end(), by_level);
        std::stable_sort(one.problems.begin(), one.problems.end(), by_level);
        // What is waived comes last.
        for (const std::optional<Level> level : {std::optional(Level::error), std::optional(Level::warning),
                                                 std::optional(Level::info), std::optional<Level>()}) {
            const auto is_next = [&](const auto& found) {
                return found.waived ? !level : found.level == level;
            };
            for (const Problem* problem : one.problems) {
                if (is_next(*problem)) out_ += problem_entry(report_, *problem, "  ", style_);
            }
            for (const Change* change : one.changes) {
                if (is_next(*change)) out_ += change_entry(report_, *change, "  ", style_);
            }
        }
        if (one.verdict != nullptr && one.verdict->is_cut)
            line("  and more changes than can be listed: these are the first");
    }

    // Tables of which the same is said, and nothing else.
    void together(const std::vector<std::string>& tables, const std::string& words) {
        constexpr std::size_t most = 5;
        const std::size_t named = std::min(tables.size(), most);
        const std::span<const std::string> first(tables.data(), named);
        std::string names = fmt::format("{}", fmt::join(first, ", "));
        if (named < tables.size()) names += fmt::format(" and {} more", tables.size() - named);
        line("");
        line("{}  {}", style_.strong(names), words);
    }

    // Safe documents are not worth telling where they are not what it fails on.
    std::string verdict(const Section& one) const {
        std::string words = verdict_words(one.verdict, report_.policy.compat, style_);
        if (!one.is_refused()) return words;
        const std::string refused = style_.bad("refused");
        const bool is_safe =
            one.verdict == nullptr || answer(one.verdict->verdict, report_.policy.compat) == Answer::yes;
        return is_safe ? refused : fmt::format("{}, {}", refused, words);
    }

    void summary() {
        std::map<Level, std::size_t> counts;
        std::size_t waived = 0;
        const auto count = [&](const auto& found) { ++(found.waived ? waived : counts[found.level]); };
        for (const Change& change : report_.changes.changes) count(change);
        for (const Problem& problem : report_.problems) count(problem);
        const std::size_t changed = report_.changes.changes.size();
        const std::size_t wrong = report_.problems.size();
        const bool is_certain =
            report_.changes.verdict.backward == Answer::yes && report_.changes.verdict.forward == Answer::yes;
        std::string what = changed > 0  ? plural(changed, "change")
                           : is_certain ? "no changes"
                                        : "no changes that are certain";
        if (wrong > 0) what += ", " + plural(wrong, "problem");
        std::vector<std::string> parts;
        for (const Level one : {Level::error, Level::warning, Level::info}) {
            if (counts[one] > 0)
                parts.push_back(one == Level::info ? fmt::format("{} info", counts[one])
                                                   : plural(counts[one], to_string(one)));
        }
        if (waived > 0) parts.push_back(fmt::format("{} waived", waived));
        line("");
        line("{}{}{}", what, parts.empty() ? "" : ": ", fmt::join(parts, ", "));
    }

    // What breaks can be done in steps, if Convex takes the new schema, it is source that can be edited, and
    // this is not the last of such steps.
    void next_step() {
        const auto is_last = [](const diff::Problem& one) { return one.id == diff::RuleId::proof_due; };
        if (std::any_of(report_.problems.begin(), report_.problems.end(), is_last)) return;
        if (report_.changes.verdict.backward != Answer::no || diff::refuses_push(report_.problems)) return;
        const auto is_open = [](const Change& change) { return change.breaking && !change.waived; };
        if (std::none_of(report_.changes.changes.begin(), report_.changes.changes.end(), is_open)) return;
        if (report_.after.label == "-" || report_.after.label.ends_with(".json")) return;
        line("next: `schemaplan plan {} {} --out DIR` writes the way there: widen, backfill, narrow",
             report_.before.label, report_.after.label);
    }

    template <class... Parts>
    void line(fmt::format_string<Parts...> format, Parts&&... parts) {
        out_ += fmt::format(format, std::forward<Parts>(parts)...);
        out_ += '\n';
    }

    const Report& report_;
    Style style_;
    std::string out_;
};

// How to let a check pass that fails because of findings.
std::string waivers(std::span<const Report> reports) {
    constexpr std::size_t most = 10;
    if (!reports.front().is_check) return "";
    std::vector<Finding> failing = findings(reports);
    std::erase_if(failing, [](const Finding& one) { return !one.fails || one.waiver_fingerprint == 0; });
    if (failing.empty()) return "";
    std::string text =
        "\nto waive what is intended, add it to `waivers` in .schemaplan.json, with a reason:\n";
    for (const Finding& one : std::span(failing).first(std::min(failing.size(), most)))
        text += fmt::format("  {}\n", waiver_for(one));
    if (failing.size() > most) text += fmt::format("  and {} more, as in JSON\n", failing.size() - most);
    return text;
}

}  // namespace

std::string report_text(std::span<const Report> reports, bool colour) {
    if (reports.size() == 1) return Text(reports.front(), colour).run() + waivers(reports);
    const Style style(colour);
    std::string text;
    std::string each;
    for (const Report& report : reports) {
        text += Text(report, colour).run() + "\n";
        const std::string word = answer_word(answer(report.changes.verdict, report.policy.compat), style);
        each += fmt::format("{}{} against {}", each.empty() ? "" : ", ", word, report.before.label);
    }
    return text + each + "\n" + waivers(reports);
}

}  // namespace emit
