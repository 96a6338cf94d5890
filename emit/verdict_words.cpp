#include "emit/verdict_words.h"

#include <fmt/format.h>

namespace emit {
namespace {

using diff::Answer;
using diff::Compat;
using diff::Direction;

// Will a push be refused because of what is stored?
VerdictLine backward_line(Answer answer, const std::string& old, const std::string& now) {
    switch (answer) {
        case Answer::yes:
            return {answer, "safe", fmt::format("every document that {} accepts, {} accepts too", old, now)};
        case Answer::no:
            return {answer, "breaking",
                    fmt::format("documents that {} accepts do not all fit {}; a push is refused while there "
                                "are such documents",
                                old, now)};
        case Answer::unknown: break;
    }
    return {answer, "cannot tell", fmt::format("whether every document that {} accepts fits {}", old, now)};
}

// And will one of the old schema be refused, once there are documents of the new one?
VerdictLine forward_line(Answer answer, const std::string& old, const std::string& now) {
    switch (answer) {
        case Answer::yes:
            return {answer, "safe to roll back",
                    fmt::format("every document that {} accepts, {} accepts too", now, old)};
        case Answer::no:
            return {answer, "you cannot roll back",
                    fmt::format("documents that {0} accepts do not all fit {1}; a push of {1} is refused "
                                "once there are such documents",
                                now, old)};
        case Answer::unknown: break;
    }
    return {answer, "cannot tell whether you can roll back",
            fmt::format("whether every document that {} accepts fits {}", now, old)};
}

std::string backward_words(const diff::TableVerdict& table, const Style& style) {
    if (table.verdict.backward != Answer::yes) return answer_word(table.verdict.backward, style);
    return style.good("safe") +
           (table.may_scan ? style.faint(", though Convex may read the whole table to see it") : "");
}

std::string forward_words(const diff::TableVerdict& table, const Style& style) {
    switch (table.verdict.forward) {
        case Answer::yes: return style.good("safe to roll back");
        case Answer::no: return style.bad("cannot be rolled back");
        case Answer::unknown: break;
    }
    return style.warn("cannot tell whether it can be rolled back");
}

}  // namespace

std::vector<VerdictLine> verdict_lines(const Report& report,
                                       const std::function<std::string(const std::string&)>& name) {
    const std::string old = name(report.before.label);
    const std::string now = name(report.after.label);
    const diff::Verdict& verdict = report.changes.verdict;
    std::vector<VerdictLine> lines;
    if (asks(report.policy.compat, Direction::backward))
        lines.push_back(backward_line(verdict.backward, old, now));
    if (asks(report.policy.compat, Direction::forward))
        lines.push_back(forward_line(verdict.forward, old, now));
    return lines;
}

std::string verdict_words(const diff::TableVerdict* table, Compat compat, const Style& style) {
    if (table == nullptr) return style.good("safe");
    if (table->assumes_empty) return style.good("safe if it holds no documents");
    switch (compat) {
        case Compat::backward: return backward_words(*table, style);
        case Compat::forward: return forward_words(*table, style);
        case Compat::full: break;
    }
    return fmt::format("{}; {}", backward_words(*table, style), forward_words(*table, style));
}

std::string coloured(Answer answer, std::string_view text, const Style& style) {
    switch (answer) {
        case Answer::yes: return style.good(text);
        case Answer::no: return style.bad(text);
        case Answer::unknown: break;
    }
    return style.warn(text);
}

std::string answer_word(Answer answer, const Style& style) {
    switch (answer) {
        case Answer::yes: return coloured(answer, "safe", style);
        case Answer::no: return coloured(answer, "breaking", style);
        case Answer::unknown: break;
    }
    return coloured(answer, "cannot tell", style);
}

}  // namespace emit
