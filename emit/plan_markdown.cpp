#include <fmt/format.h>

#include <map>

#include "emit/plan.h"
#include "schema/match.h"
#include "schema/path.h"

namespace emit {
namespace {

using planner::Phase;

// Text in a node of a Mermaid graph, between quotes.
std::string escaped(const std::string& text) {
    std::string safe;
    for (const char c : text) {
        if (c == '"')
            safe += "#quot;";
        else if (c == '`')
            continue;
        else
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
            "Written by `schemaplan plan`. Three phases, each done in every deployment before the next one "
            "is");
        line("started there. Paths are from the top of the project.");
        widen();
        backfill();
        narrow();
        graph();
        return std::move(out_);
    }

  private:
    void widen() {
        heading("Phase 1: widen");
        line("A schema that takes every document the old one takes, and every document the new one takes.");
        line("");
        steps(Phase::widen);
        todo("copy the files of `widen/` over the project: {}", paths(files_.widen, true));
        packages();
        if (!files_.stubs.empty()) {
            todo("write what only you know, in `{}`: {}", code(), list(files_.stubs));
        }
        todo("`npx convex codegen && npx tsc --noEmit -p {}`: adapt the code that this points at", folder());
        if (!plan_.backfills.empty()) todo("`npx vitest run {}`", plan_.name);
        for (const std::string& one : code_changes()) todo("{}", one);
        todo("`npx convex deploy`");
        back("deploy the old schema again. That is refused once a document of the new shape was written.");
    }

    void backfill() {
        heading("Phase 2: backfill");
        if (plan_.backfills.empty()) {
            line("Nothing has to be rewritten.");
            return;
        }
        line("The widened schema is deployed, and stays. Nothing is deployed here.");
        line("");
        steps(Phase::backfill);
        todo("`npx convex export --path before-{}.zip`: what is rewritten cannot be had back otherwise",
             plan_.name);
        todo("`npx convex run {}:run '{{\"dryRun\": true}}'` shows what becomes of the first documents",
             files_.module);
        todo("`npx convex run {}:run` starts it, or goes on where it stopped; it returns at once",
             files_.module);
        todo(
            "`npx convex run --component {} lib:getStatus '{{\"names\": [{}]}}'` until every `state` is "
            "`success`",
            files_.component, names());
        line("");
        line(
            "The command exits 0 even if a document could not be rewritten: then the state is `failed`, and "
            "`error` names");
        line(
            "the document. Repair it or the code, deploy, and run it again. `'{{\"batchSize\": 1}}'` makes a "
            "batch smaller,");
        line(
            "`'{{\"reset\": true}}'` starts from the first document. With `--prod` these commands are about "
            "production.");
        back(
            "cleared and rewritten values are gone; restore the tables from the export "
            "(`npx convex import --replace`), while the widened schema is deployed.");
    }

    void narrow() {
        heading("Phase 3: narrow");
        line("The new schema, once the backfill is done in the deployment it goes to.");
        line("");
        steps(Phase::narrow);
        todo("copy the files of `narrow/` over the project: {}", paths(files_.narrow, true));
        const std::string deleted = paths(files_.narrow, false);
        if (!deleted.empty()) todo("delete {}", deleted);
        todo("`npx convex codegen && npx tsc --noEmit -p {}`: remove the code for old documents", folder());
        todo("`npx convex deploy --dry-run`: Convex holds every stored document against the new schema");
        todo("`npx convex deploy`");
        back("deploy the files of `widen/` again: they take every document of the new schema.");
    }

    // --- what each phase is made of ---

    void steps(Phase phase) {
        for (const planner::Step& step : plan_.steps) {
            const planner::Kind& kind = planner::kind(step.kind);
            if (kind.phase != phase) continue;
            line("- {}{}, since {}. Done when {}. Back: {}.", subject(step), step.what, step.reason,
                 kind.verify, kind.back);
        }
        line("");
    }

    static std::string subject(const planner::Step& step) {
        if (step.tables.empty()) return "";
        return list(step.tables) + ": ";
    }

    void packages() {
        for (const bool is_for_tests : {false, true}) {
            std::string names;
            for (const Package& one : files_.packages) {
                if (one.is_for_tests == is_for_tests) names += fmt::format(" {}@{}", one.name, one.version);
            }
            if (!names.empty())
                todo("`npm install {}--save-exact{}`", is_for_tests ? "--save-dev " : "", names);
        }
    }

    // What code has to do while the widened schema is deployed.
    std::vector<std::string> code_changes() const {
        std::vector<std::string> all;
        for (const schema::Operation& one : plan_.bridge.operations) {
            const std::string path = one.table + (one.path.empty() ? "" : "." + to_string(one.path));
            const std::string change = schema::match(
                one.what,
                [&](const schema::MakeOptional&) {
                    return fmt::format(
                        "code that writes `{0}` always sets it; code that reads it copes with its absence",
                        path);
                },
                [&](const schema::AddField&) {
                    return fmt::format("no code writes `{0}` any more, nor needs it", path);
                },
                [&](const schema::Widen&) {
                    return fmt::format("code writes new values only to `{0}`, and copes with old ones", path);
                },
                [](const auto&) { return std::string(); });
            if (!change.empty()) all.push_back(change);
        }
        return all;
    }

    void graph() {
        heading("The steps");
        line("```mermaid");
        line("flowchart TD");
        std::map<std::string, std::string> nodes;
        for (const Phase phase : {Phase::widen, Phase::backfill, Phase::narrow}) {
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
        line("  widen --> backfill --> narrow");
        line("```");
    }

    // --- words ---

    std::string folder() const {
        const std::string path = code();
        const std::size_t slash = path.rfind('/');
        return slash == std::string::npos ? "." : path.substr(0, slash);
    }
    std::string code() const {
        for (const PlannedFile& one : files_.widen) {
            if (one.path.ends_with(plan_.name + ".ts")) return one.path;
        }
        return files_.widen.empty() ? "" : files_.widen.front().path;
    }
    std::string names() const {
        std::string all;
        for (const std::string& one : files_.migrations)
            all += fmt::format("{}\"{}:{}\"", all.empty() ? "" : ", ", files_.module, one);
        return all;
    }
    static std::string list(const std::vector<std::string>& names) {
        std::string all;
        for (const std::string& one : names) all += fmt::format("{}`{}`", all.empty() ? "" : ", ", one);
        return all;
    }
    static std::string paths(const std::vector<PlannedFile>& files, bool is_written) {
        std::vector<std::string> all;
        for (const PlannedFile& one : files) {
            if (one.after.has_value() == is_written) all.push_back(one.path);
        }
        return list(all);
    }

    void heading(std::string_view text) {
        line("");
        line("## {}", text);
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
