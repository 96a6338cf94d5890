#include "emit/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <regex>
#include <sstream>

#include "diff/catalogue.h"
#include "emit/json.h"
#include "emit/style.h"
#include "emit/version.h"
#include "planner/plan.h"
#include "schema/fault.h"

namespace emit {
namespace {

using diff::Entry;

constexpr std::string_view documentation =
#include "docs/changes.md.inc"
    ;

constexpr std::string_view documentation_of_causes =
#include "docs/validate.md.inc"
    ;

constexpr std::string_view schema =
#include "docs/report.schema.json.inc"
    ;

// What stands under a heading such as `## id`, up to the next one.
std::string_view section(std::string_view text, std::string_view marks, std::string_view id) {
    const std::string heading = fmt::format("\n{} {}\n", marks, id);
    const std::size_t at = text.find(heading);
    if (at == std::string_view::npos) return {};
    const std::string_view rest = text.substr(at + heading.size());
    return rest.substr(0, rest.find("\n#"));
}

// A paragraph in lines that a terminal has room for.
std::string wrapped(const std::string& paragraph) {
    constexpr std::size_t width = 100;
    std::string text;
    std::size_t column = 0;
    std::istringstream words(paragraph);
    for (std::string word; words >> word; column += word.size()) {
        if (column > 0 && column + 1 + word.size() > width) {
            text += '\n';
            column = 0;
        }
        if (column > 0) {
            text += ' ';
            ++column;
        }
        text += word;
    }
    return text.empty() ? text : text + '\n';
}

// Markdown as far as the documentation uses it: paragraphs, links, `**Do:**`, and fenced code. The level is
// told apart.
std::string plain(std::string_view markdown) {
    static const std::regex link(R"(\[([^\]]+)\]\([^)]+\))");
    static const std::regex level(R"(\*\*Level\*\*[^.]*\.)");
    static const std::regex advice(R"(\*\*Do:\*\*)");
    std::string text;
    std::string paragraph;
    const auto end_paragraph = [&] {
        paragraph = std::regex_replace(paragraph, link, "$1");
        paragraph = std::regex_replace(paragraph, level, "");
        text += wrapped(paragraph);
        paragraph.clear();
    };
    bool is_code = false;
    std::istringstream lines{std::regex_replace(std::string(markdown), advice, "\ndo:")};
    for (std::string line; std::getline(lines, line);) {
        const bool is_fence = line.starts_with("```");
        if (is_fence || is_code || line.empty() || line.starts_with("- ") || line.starts_with("do:"))
            end_paragraph();
        if (is_fence) {
            is_code = !is_code;
        } else if (is_code) {
            text += fmt::format("    {}\n", line);
        } else if (line.empty()) {
            text += '\n';
        } else {
            paragraph += line + " ";
        }
    }
    end_paragraph();
    return text;
}

// "error if it breaks documents, else info", "error, enforced by every push"
std::string written_level(const Entry& entry) {
    const std::string_view level = diagnostics::to_string(entry.level);
    if (entry.otherwise)
        return fmt::format("{} if it breaks documents, else {}", level,
                           diagnostics::to_string(*entry.otherwise));
    return entry.enforced ? fmt::format("{}, enforced by every push", level) : std::string(level);
}

std::string explanation(const Entry& entry, const Style& style) {
    std::string text = fmt::format("{}: {}\n{}, {}", style.strong(entry.id), entry.summary,
                                   diff::to_string(entry.sort), written_level(entry));
    if (entry.mirror && *entry.mirror != entry.id)
        text += fmt::format("; the other way round: {}", *entry.mirror);
    return text + "\n\n" + plain(section(documentation, "##", entry.id));
}

std::string explanation(const schema::CauseKind& cause, const Style& style) {
    return fmt::format("{}: a value {}\ncause, {}\n\n{}", style.strong(cause.name), cause.summary,
                       cause.decided ? "the document does not fit" : "whether the document fits is not known",
                       plain(section(documentation_of_causes, "###", cause.name)));
}

std::string explanation(const planner::Kind& step, const Style& style) {
    return fmt::format("{}: {}\nstep of a plan, in the phase {}\n\ndone when: {}\nto go back: {}\n",
                       style.strong(step.name), step.summary, planner::to_string(step.phase), step.verify,
                       step.back);
}

}  // namespace

std::optional<std::string> explanation(std::string_view id, bool colour) {
    const Style style(colour);
    for (const Entry& one : diff::catalogue()) {
        if (one.id == id) return explanation(one, style);
    }
    for (const schema::CauseKind& one : schema::causes()) {
        if (one.name == id) return explanation(one, style);
    }
    for (const planner::Kind& one : planner::kinds()) {
        if (one.name == id) return explanation(one, style);
    }
    return std::nullopt;
}

std::vector<std::string_view> explained_ids() {
    std::vector<std::string_view> ids;
    for (const Entry& one : diff::catalogue()) ids.push_back(one.id);
    for (const schema::CauseKind& one : schema::causes()) ids.push_back(one.name);
    for (const planner::Kind& one : planner::kinds()) ids.push_back(one.name);
    return ids;
}

std::string catalogue_text(bool colour) {
    const Style style(colour);
    const std::vector<Entry> all = diff::catalogue();
    std::string text;
    for (const Entry& one : all) {
        if (&one == &all.front() || one.sort != (&one - 1)->sort) {
            text += fmt::format("{}{}s\n", text.empty() ? "" : "\n", style.strong(diff::to_string(one.sort)));
        }
        text += fmt::format("  {:<26} {:<8} {}\n", one.id, diagnostics::to_string(one.level), one.summary);
    }
    return text +
           "\n`schemaplan explain ID` says what one means, and what to do; a change is an error only where "
           "it breaks documents; the causes that `validate` finds and the steps of a plan are explained "
           "too\n";
}

std::string catalogue_json() {
    Json rules = Json::array();
    for (const Entry& one : diff::catalogue()) {
        rules.push_back(
            {{"id", one.id},
             {"kind", diff::to_string(one.sort)},
             {"level", diagnostics::to_string(one.level)},
             {"otherwise", one.otherwise ? Json(diagnostics::to_string(*one.otherwise)) : Json(nullptr)},
             {"enforced", one.enforced},
             {"summary", one.summary},
             {"mirror", one.mirror ? Json(*one.mirror) : Json(nullptr)}});
    }
    return to_text({{"version", 1},
                    {"tool", {{"name", "schemaplan"}, {"version", version}}},
                    {"rules", std::move(rules)}});
}

std::string_view report_schema() {
    return schema;
}

}  // namespace emit
