#include <fmt/format.h>

#include "emit/plan.h"
#include "emit/style.h"

namespace emit {
namespace {

std::string_view title(planner::Phase phase) {
    switch (phase) {
        case planner::Phase::widen: return "1 widen: deploy a schema that takes old and new documents";
        case planner::Phase::backfill: return "2 backfill: rewrite the stored documents";
        case planner::Phase::narrow: return "3 narrow: deploy the new schema";
    }
    return {};
}

// What a step is about: a table, a part of it, or nothing in particular.
std::string place(const planner::Step& step) {
    std::string name = fmt::format("{}", fmt::join(step.tables, ", "));
    if (name.empty()) return "the project";
    return step.path.empty() || step.path.starts_with("index:") ? name : name + "." + step.path;
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
        line("from {} to {} in three phases, each done before the next", report_.before.label,
             report_.after.label);
        for (const planner::Phase phase :
             {planner::Phase::widen, planner::Phase::backfill, planner::Phase::narrow}) {
            line("");
            line("{}", style_.strong(title(phase)));
            for (const planner::Step& step : report_.plan.steps) {
                if (planner::kind(step.kind).phase == phase) one(step);
            }
            if (phase == planner::Phase::widen) files("writes", report_.files.widen, true);
            if (phase == planner::Phase::backfill && !report_.plan.backfills.empty())
                line("  {}", style_.faint(fmt::format("npx convex run {}:run", report_.files.module)));
            if (phase == planner::Phase::narrow) {
                files("writes", report_.files.narrow, true);
                files("deletes", report_.files.narrow, false);
            }
        }
        remarks();
        return std::move(out_);
    }

  private:
    void one(const planner::Step& step) {
        line("  {}: {}, since {}  {}", place(step), step.what, step.reason,
             style_.faint(fmt::format("[{}]", planner::kind(step.kind).name)));
        for (const planner::Requirement& requirement : step.after) {
            if (step_of(requirement.step).kind == step.kind || is_same_phase(step, requirement))
                line("    after {}: {}", requirement.step, requirement.reason);
        }
    }

    const planner::Step& step_of(const std::string& id) const {
        for (const planner::Step& step : report_.plan.steps) {
            if (step.id == id) return step;
        }
        return report_.plan.steps.front();
    }

    // The phases are in order anyway.
    bool is_same_phase(const planner::Step& step, const planner::Requirement& requirement) const {
        return planner::kind(step.kind).phase == planner::kind(step_of(requirement.step).kind).phase;
    }

    void files(std::string_view word, const std::vector<PlannedFile>& all, bool is_written) {
        for (const PlannedFile& file : all) {
            if (file.after.has_value() == is_written)
                line("  {}", style_.faint(fmt::format("{} {}", word, file.path)));
        }
    }

    void remarks() {
        if (!report_.files.packages.empty()) line("");
        for (const Package& one : report_.files.packages) {
            line("needs the package {}@{}{}", one.name, one.version,
                 one.is_for_tests ? ", for the test" : "");
        }
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
