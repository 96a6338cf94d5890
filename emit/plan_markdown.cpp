#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "emit/plan.h"
#include "emit/plan_words.h"

namespace emit {
namespace {

using planner::Phase;
using planner::StepKind;

// Text in a node of a Mermaid graph, between quotes.
std::string escaped(const std::string& text) {
    std::string safe;
    for (const char c : text) {
        if (c == '"')
            safe += "#quot;";
        else if (c != '`')
            safe += c;
    }
    return safe;
}

class Markdown {
  public:
    explicit Markdown(const PlanReport& report) : report_(report), files_(report.files), plan_(report.plan) {}

    std::string run() {
        line("# From `{}` to `{}`", report_.before.label, report_.after.label);
        line("");
        if (plan_.is_empty()) {
            line(
                "Nothing to plan: every document that `{}` accepts, `{}` accepts too. It can be deployed as "
                "it is.",
                report_.before.label, report_.after.label);
            return std::move(out_);
        }
        line(
            "Written by `schemaplan plan`. Each phase is done in every deployment before the next one is "
            "deployed");
        line(
            "there. Paths are from the top of the project. The commands are about production: for your own "
            "deployment");
        line("leave out `--prod`, and write `npx convex dev --once` for `npx convex deploy`.");
        widen();
        backfill();
        if (plan_.has(Phase::stage)) stage();
        narrow();
        graph();
        return std::move(out_);
    }

  private:
    void widen() {
        heading(Phase::widen);
        line("A schema that takes every document the old one takes, and every document the new one takes.");
        line("");
        copy(Phase::widen);
        if (!files_.printed.empty())
            todo("read what is written anew, since no smaller edit widens the table: {}",
                 list(files_.printed));
        for (const std::string& one : install_commands(files_)) todo("`{}`", one);
        if (!files_.stubs.empty())
            todo("write in `{}.ts` what only you know: {}", module(), list(files_.stubs));
        check_types("adapt the code that this points at");
        for (const std::string& one : code_changes(plan_)) todo("{}", one);
        if (!plan_.backfills.empty())
            todo("`npx vitest run {}`, with `--root {}` where your own configuration of vitest leaves it out",
                 plan_.name, files_.functions.empty() ? "." : files_.functions);
        todo("`npx convex deploy`{}", has(StepKind::add_index) ? large_index("builds") : "");
        back("deploy the old schema again. That is refused once a document of the new shape was written.");
        steps(Phase::widen);
    }

    void backfill() {
        heading(Phase::backfill);
        if (plan_.backfills.empty()) {
            line("Nothing has to be rewritten.");
            return;
        }
        line("The widened schema is deployed, and stays. Nothing is deployed here.");
        line("");
        todo(
            "`npx convex export --prod --path before-{}.zip`: what is rewritten cannot be had back otherwise",
            plan_.name);
        for (const planner::Step& step : plan_.steps) {
            if (step.kind == StepKind::fill_table) todo("fill {}: {}", list(step.tables), needed_by(step));
        }
        todo("`{}` shows what becomes of the first documents",
             run_command(files_, "--prod", "'{\"dryRun\": true}'"));
        todo("`{}` starts it, or goes on where it stopped; it returns at once",
             run_command(files_, "--prod", ""));
        todo("`{}` until every `state` is `success`", status_command(files_, "--prod --watch"));
        line("");
        line(
            "A document that could not be rewritten stops it: the state is `failed`, and `error` names the "
            "document, but");
        line(
            "the command exits 0. Repair the document or the code, deploy, and run it again. "
            "`'{{\"batchSize\": 1}}'` makes a");
        line("batch smaller, `'{{\"reset\": true}}'` starts from the first document.");
        back(
            "cleared and rewritten values are gone. While the widened schema is deployed, `npx convex import "
            "--prod "
            "--replace` brings back every table of the export as it was then.");
        steps(Phase::backfill);
    }

    void stage() {
        heading(Phase::stage);
        line(
            "The widened schema with the new one staged: Convex holds every document against it in the "
            "background.");
        line("");
        copy(Phase::stage);
        todo(
            "`npx convex deploy`, again and again until it says of each table that it is validated and safe "
            "to apply: {}",
            list(tables(StepKind::stage_validator)));
        if (!files_.not_staged.empty()) {
            line("");
            line("Not staged, since no edit stages it alone: {}.", list(files_.not_staged));
        }
        back("deploy the files of `widen/` again; unattended, with `--allow-unstaging-schema`.");
        steps(Phase::stage);
    }

    void narrow() {
        heading(Phase::narrow);
        if (plan_.backfills.empty())
            line("The new schema.");
        else
            line("The new schema, once the backfill is done in the deployment it goes to.");
        line("");
        copy(Phase::narrow);
        const std::vector<std::string> deleted = paths(files_.narrow, false);
        if (!deleted.empty()) todo("delete {}", list(deleted));
        for (const planner::Step& step : plan_.steps) {
            if (step.kind == StepKind::enable_index)
                todo("in the dashboard, the index `{}` of {} is built", planner::index_name(step),
                     list(step.tables));
        }
        check_types(plan_.backfills.empty() ? "adapt the code that this points at"
                                            : "remove the code for old documents");
        todo("`npx convex deploy --dry-run`: Convex holds every stored document against the new schema");
        todo("`npx convex deploy`{}", has(StepKind::remove_index) ? large_index("deletes") : "");
        back("deploy the files of `widen/` again: they take every document of the new schema.");
        steps(Phase::narrow);
    }

    // --- what each phase is made of ---

    void copy(Phase phase) {
        todo("copy what is in `{}/` over the project: {}", planner::to_string(phase),
             list(paths(files_.of(phase), true)));
    }

    void check_types(std::string_view what) {
        const std::string folder = files_.around.empty() ? "" : " --component-dir " + files_.functions;
        todo("`npx convex codegen{}`, and the type check of your project: {}", folder, what);
    }

    static std::string large_index(std::string_view what) {
        return fmt::format(
            "; unattended, with `--skip-large-indexes-check` where it {} an index of 100,000 documents or "
            "more",
            what);
    }

    // The steps by their kinds, each with what it comes after.
    void steps(Phase phase) {
        line("");
        line("The steps:");
        line("");
        for (const planner::Kind& kind : planner::kinds()) {
            if (kind.phase != phase || !has(kind.kind)) continue;
            line("- {}. Done when {}. Back: {}.", kind.summary, kind.verify, kind.back);
            for (const planner::Step& step : plan_.steps) {
                if (step.kind != kind.kind) continue;
                line("  - {}{}, since {}", subject(step), step.what, step.reason);
                for (const planner::Requirement& one : in_phase(plan_, step))
                    line("    - after `{}`: {}", one.step, one.reason);
            }
        }
    }

    static std::string subject(const planner::Step& step) {
        return step.tables.empty() ? "" : list(step.tables) + ": ";
    }

    // Why a table has to be filled before the backfill runs.
    std::string needed_by(const planner::Step& step) const {
        std::string all;
        for (const planner::Step& other : plan_.steps) {
            for (const planner::Requirement& one : other.after) {
                if (one.step == step.id) all += (all.empty() ? "" : "; ") + one.reason;
            }
        }
        return all;
    }

    void graph() {
        line("");
        line("## The order");
        line("");
        line("```mermaid");
        line("flowchart TD");
        std::map<std::string, std::string> nodes;
        std::string order;
        for (const Phase phase : planner::phases) {
            if (phase == Phase::stage && !plan_.has(phase)) continue;
            order += fmt::format("{}{}", order.empty() ? "" : " --> ", planner::to_string(phase));
            line("  subgraph {}", planner::to_string(phase));
            for (const planner::Step& step : plan_.steps) {
                if (planner::kind(step.kind).phase != phase) continue;
                const std::string node = fmt::format("s{}", nodes.size() + 1);
                nodes[step.id] = node;
                line("    {}[\"{}\"]", node, escaped(fmt::format("{}{}", subject(step), step.what)));
            }
            line("  end");
        }
        for (const planner::Step& step : plan_.steps) {
            for (const planner::Requirement& one : step.after)
                line("  {} --> {}", nodes[one.step], nodes[step.id]);
        }
        line("  {}", order);
        line("```");
    }

    // --- words ---

    bool has(StepKind kind) const {
        return std::any_of(plan_.steps.begin(), plan_.steps.end(),
                           [&](const auto& step) { return step.kind == kind; });
    }
    std::vector<std::string> tables(StepKind kind) const {
        std::vector<std::string> all;
        for (const planner::Step& step : plan_.steps) {
            if (step.kind == kind) all.insert(all.end(), step.tables.begin(), step.tables.end());
        }
        return all;
    }
    std::string module() const {
        return files_.functions.empty() ? plan_.name : files_.functions + "/" + plan_.name;
    }

    void heading(Phase phase) {
        const std::string_view name = planner::to_string(phase);
        const bool is_fourth = phase == Phase::narrow && plan_.has(Phase::stage);
        const int number = static_cast<int>(phase) + (phase == Phase::narrow && !is_fourth ? 0 : 1);
        line("");
        line("## Phase {}: {}", number, name);
        line("");
    }
    void back(std::string_view text) {
        line("");
        line("To go back: {}", text);
    }
    template <class... Parts>
    void todo(fmt::format_string<Parts...> format, Parts&&... parts) {
        out_ += "- [ ] " + fmt::format(format, std::forward<Parts>(parts)...) + "\n";
    }
    template <class... Parts>
    void line(fmt::format_string<Parts...> format, Parts&&... parts) {
        out_ += fmt::format(format, std::forward<Parts>(parts)...) + "\n";
    }

    const PlanReport& report_;
    const PlanFiles& files_;
    const planner::Plan& plan_;
    std::string out_;
};

}  // namespace

std::string plan_markdown(const PlanReport& report) {
    return Markdown(report).run();
}

}  // namespace emit
