#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "emit/finding.h"
#include "emit/format.h"
#include "emit/json.h"
#include "emit/markdown.h"
#include "emit/report_entries.h"
#include "emit/verdict_words.h"

namespace emit {
namespace {

using diagnostics::Level;

// GitHub takes a comment of 65,536 characters. What goes over is left out, and counted.
constexpr std::size_t size_limit = 60'000;
constexpr std::size_t most_rows = 100;
constexpr std::size_t shown_of_document = 4000;

std::string capitalized(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

std::string verdict(const Report& report) {
    std::string words;
    std::string sentences;
    const auto say = [&](const std::string& word, const std::string& sentence) {
        words += (words.empty() ? "" : "; ") + word;
        sentences += fmt::format("{}{}.", sentences.empty() ? "" : " ", capitalized(sentence));
    };
    if (diff::refuses_push(report.problems)) {
        say("refused",
            fmt::format("Convex does not take {}, whatever is stored", markdown::code(report.after.label)));
    } else {
        for (const VerdictLine& one : verdict_lines(report, markdown::code)) say(one.word, one.sentence);
    }
    return fmt::format("### schemaplan: {}\n\n{}\n\n", words, sentences);
}

std::string row(const Finding& one, std::size_t reports) {
    const std::string level = one.waived                 ? "waived"
                              : one.level == Level::info ? "info"
                                                         : fmt::format("**{}**", to_string(one.level));
    std::string where = markdown::code(subject(one));
    if (one.place) where += "<br>" + markdown::code(written(*one.place));
    if (one.bases.size() < reports) {
        std::vector<std::string> bases;
        for (const std::string& base : one.bases) bases.push_back(markdown::code(base));
        where += fmt::format("<br>against {}", fmt::join(bases, ", "));
    }
    return fmt::format("| {} | {}<br>{} | {} |\n", level, markdown::message(one.message),
                       markdown::code(one.id), where);
}

std::string side(std::string_view word, const std::string& what,
                 const std::optional<diagnostics::Location>& place) {
    if (what.empty()) return "";
    return fmt::format("- {}: {}{}\n", word, markdown::code(what),
                       place ? ", " + markdown::code(written(*place)) : "");
}

// What is behind a row, folded; nothing, if there is no more to say.
std::string fold(const Finding& one, bool is_check) {
    std::string body = side("was", one.was, one.old_place) + side("is", one.is, one.place);
    if (one.waived) body += fmt::format("- waived: {}\n", markdown::message(written(*one.waived)));
    if (!one.fix.empty()) body += fmt::format("- what to do: {}\n", markdown::message(one.fix));
    for (const Example& example : one.examples) {
        body += fmt::format(
            "\nA document that {}:\n\n{}", example.remark,
            markdown::block(cut(Json::parse(example.document).dump(2), shown_of_document), "json"));
    }
    if (is_check && one.fails && one.waiver_fingerprint != 0)
        body += "\nTo waive it, with a reason:\n\n" + markdown::block(waiver_for(one), "json");
    if (body.empty()) return "";
    return fmt::format("<details>\n<summary>{}: {}</summary>\n\n{}\n</details>\n\n",
                       one.waived ? "waived" : to_string(one.level), markdown::html(one.message), body);
}

std::string summary(const std::vector<Finding>& all) {
    std::array<std::size_t, 3> counts{};
    std::size_t waived = 0;
    for (const Finding& one : all) ++(one.waived ? waived : counts.at(static_cast<std::size_t>(one.level)));
    return fmt::format("{}, {}, {} info{}\n", plural(counts[0], "error"), plural(counts[1], "warning"),
                       counts[2], waived > 0 ? fmt::format(", {} waived", waived) : "");
}

}  // namespace

std::string report_markdown(std::span<const Report> reports) {
    const std::vector<Finding> all = findings(reports);
    // By this line a workflow finds its comment again.
    std::string out = "<!-- schemaplan -->\n";
    for (const Report& report : reports) out += verdict(report);
    if (all.empty()) return out + "No changes.\n";
    out += "| | what | where |\n|---|---|---|\n";
    std::size_t rows = 0;
    for (; rows < std::min(all.size(), most_rows) && out.size() < size_limit / 2; ++rows)
        out += row(all[rows], reports.size());
    if (rows < all.size()) out += fmt::format("| | and {} more | |\n", all.size() - rows);
    out += "\n";
    std::size_t left_out = 0;
    for (const Finding& one : std::span(all).first(rows)) {
        if (one.level == Level::info) continue;
        const std::string text = fold(one, reports.front().is_check);
        if (out.size() + text.size() < size_limit) {
            out += text;
        } else {
            ++left_out;
        }
    }
    if (left_out > 0) out += fmt::format("The details of {} more are left out.\n\n", left_out);
    return out + summary(all);
}

}  // namespace emit
