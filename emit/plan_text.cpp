#include <fmt/format.h>

#include "emit/plan.h"
#include "emit/plan_words.h"
#include "emit/style.h"
#include "schema/path.h"

namespace emit {
namespace {

std::string_view summary(planner::Phase phase) {
    switch (phase) {
        case planner::Phase::widen: return "deploy a schema that takes old and new documents";
        case planner::Phase::backfill: return "rewrite the stored documents";
        case planner::Phase::stage: return "have Convex hold the documents against the new schema";
        case planner::Phase::narrow: return "deploy the new schema";
    }
    return {};
}

// What a step is about: a table, a part of it, or nothing in particular.
std::string place(const planner::Step& step) {
    std::string name = fmt::format("{}", fmt::join(step.tables, ", "));
    if (name.empty()) return "the project";
    return step.path.starts_with("index:") ? name : schema::in_table(name, step.path);
}

class Text {
  public:
    Text(const PlanReport& report, bool colour) : report_(report), style_(colour) {}

    std::string run() {
        if (report_.plan.is_empty()) {
            line(
                "nothing to plan: every document that {} accepts, {} accepts too; it can be deployed as it "
                "is",
                report_.before.label, report_.after.label);
            return std::move(out_);
        }
        const bool is_staged = report_.plan.has(planner::Phase::stage);
        line("from {} to {} in {} phases, each done before the next", report_.before.label,
             report_.after.label, is_staged ? "four" : "three");
        int number = 0;
        for (const planner::Phase phase : planner::phases) {
            if (phase == planner::Phase::stage && !is_staged) continue;
            line("");
            line("{}", style_.strong(
                           fmt::format("{} {}: {}", ++number, planner::to_string(phase), summary(phase))));
            for (const planner::Step& step : report_.plan.steps) {
                if (planner::kind(step.kind).phase == phase) one(step);
            }
            if (phase == planner::Phase::backfill && !report_.plan.backfills.empty())
                line("  {}", style_.faint(run_command(report_.files, "", "")));
            files("writes", report_.files.of(phase), true);
            files("deletes", report_.files.of(phase), false);
        }
        remarks();
        return std::move(out_);
    }

  private:
    void one(const planner::Step& step) {
        line("  {}: {}, since {}  {}", place(step), step.what, step.reason,
             style_.faint(fmt::format("[{}]", planner::kind(step.kind).name)));
        for (const planner::Requirement& requirement : in_phase(report_.plan, step))
            line("    after {}: {}", requirement.step, requirement.reason);
    }

    void files(std::string_view word, const std::vector<PlannedFile>& all, bool is_written) {
        for (const std::string& path : paths(all, is_written))
            line("  {}", style_.faint(fmt::format("{} {}", word, path)));
    }

    void remarks() {
        if (!report_.files.packages.empty()) line("");
        for (const Package& one : report_.files.packages) {
            line("needs the package {}@{}{}", one.name, one.version,
                 one.is_for_tests ? ", for the test" : "");
        }
        if (!report_.files.printed.empty())
            line("{} {}: no smaller edit of the schema widens the table", style_.warn("written anew:"),
                 fmt::join(report_.files.printed, ", "));
        if (!report_.files.not_staged.empty())
            line("{} {}: no edit stages the new validator alone", style_.warn("not staged:"),
                 fmt::join(report_.files.not_staged, ", "));
        if (report_.files.stubs.empty()) return;
        line("");
        line("{} what only you know: fill in {} in {}.ts", style_.warn("to write:"),
             fmt::join(report_.files.stubs, ", "), report_.files.module);
    }

    template <class... Parts>
    void line(fmt::format_string<Parts...> format, Parts&&... parts) {
        out_ += fmt::format(format, std::forward<Parts>(parts)...);
        out_ += '\n';
    }

    const PlanReport& report_;
    Style style_;
    std::string out_;
};

}  // namespace

std::string plan_text(const PlanReport& report, bool colour) {
    return Text(report, colour).run();
}

}  // namespace emit
