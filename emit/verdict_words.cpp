#include "emit/verdict_words.h"

#include <fmt/format.h>

namespace emit {
namespace {

using diff::Answer;
using diff::Compat;
using diff::Direction;

// The answer first: will a push be refused because of what is stored?
std::string backward_line(const Report& report, const Style& style) {
    const std::string& old = report.before.label;
    const std::string& now = report.after.label;
    switch (report.changes.verdict.backward) {
        case Answer::yes:
            return fmt::format("{} every document that {} accepts, {} accepts too\n", style.good("safe:"),
                               old, now);
        case Answer::no:
            return fmt::format(
                "{} documents that {} accepts do not all fit {}; a push is refused while "
                "there are such documents\n",
                style.bad("breaking:"), old, now);
        case Answer::unknown: break;
    }
    return fmt::format("{} whether every document that {} accepts fits {}\n", style.warn("cannot tell:"), old,
                       now);
}

// And then: will a push of the old schema be refused, once there are documents of the new one?
std::string forward_line(const Report& report, const Style& style) {
    const std::string& old = report.before.label;
    const std::string& now = report.after.label;
    switch (report.changes.verdict.forward) {
        case Answer::yes:
            return fmt::format("{} every document that {} accepts, {} accepts too\n",
                               style.good("safe to roll back:"), now, old);
        case Answer::no:
            return fmt::format(
                "{} documents that {} accepts do not all fit {}; a push of {} is refused "
                "once there are such documents\n",
                style.bad("you cannot roll back:"), now, old, old);
        case Answer::unknown: break;
    }
    return fmt::format("{} whether you can roll back: whether every document that {} accepts fits {}\n",
                       style.warn("cannot tell:"), now, old);
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

std::string headline(const Report& report, const Style& style) {
    std::string text;
    if (asks(report.compat, Direction::backward)) text += backward_line(report, style);
    if (asks(report.compat, Direction::forward)) text += forward_line(report, style);
    return text;
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

std::string answer_word(Answer answer, const Style& style) {
    switch (answer) {
        case Answer::yes: return style.good("safe");
        case Answer::no: return style.bad("breaking");
        case Answer::unknown: break;
    }
    return style.warn("cannot tell");
}

}  // namespace emit
