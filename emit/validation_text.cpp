#include <fmt/format.h>

#include <algorithm>

#include "emit/style.h"
#include "emit/validation.h"

namespace emit {
namespace {

using schema::Answer;
using schema::Counts;
using schema::Finding;

std::string plural(std::uint64_t count, std::string_view one) {
    return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

// "3 documents fit", "1 document fits"
const char* fit(std::uint64_t count) {
    return count == 1 ? "fits" : "fit";
}

// "1 of 3 documents does"
std::string some(std::uint64_t count, std::uint64_t all) {
    return fmt::format("{} of {} {}", count, plural(all, "document"), count == 1 ? "does" : "do");
}

class Text {
  public:
    Text(const Validation& validation, bool colour) : validation_(validation), style_(colour) {}

    std::string run() {
        const Counts all = validation_.counts();
        const std::string& label = validation_.schema.label;
        switch (validation_.answer(all)) {
            case Answer::yes:
                line("{} {} {} {}", style_.good("fits:"), plural(all.documents, "document"),
                     fit(all.documents), label);
                break;
            case Answer::no:
                line("{} {} not fit {}; a push is refused while there are such documents",
                     style_.bad("breaking:"), some(all.unfit, all.documents), label);
                break;
            case Answer::unknown:
                line("{} whether {} of {} {} {}", style_.warn("cannot tell:"), all.unchecked + all.undecided,
                     plural(all.documents, "document"), fit(all.unchecked + all.undecided), label);
                break;
        }
        for (const ValidatedTable& table : validation_.tables) one_table(table);
        notes();
        return std::move(out_);
    }

  private:
    void one_table(const ValidatedTable& table) {
        const Counts& counts = table.tally.counts();
        line("");
        line("{}  {}  {}", style_.strong(table.table), verdict(counts), style_.faint(table.source));
        for (const Finding& finding : table.tally.findings()) one_finding(finding, table.source);
        if (table.tally.is_cut())
            line("  and more: only the first {} kinds are told", schema::Tally::finding_limit);
    }

    std::string verdict(const Counts& counts) const {
        const std::string documents = plural(counts.documents, "document");
        switch (validation_.answer(counts)) {
            case Answer::yes: return style_.good(fmt::format("{} {}", documents, fit(counts.documents)));
            case Answer::no: return style_.bad(some(counts.unfit, counts.documents) + " not fit");
            case Answer::unknown: break;
        }
        return style_.warn(
            fmt::format("cannot tell of {} of {}", counts.unchecked + counts.undecided, documents));
    }

    void one_finding(const Finding& finding, const std::string& source) {
        const schema::CauseKind& cause = kind(finding.cause);
        line("  {} {}: {}  {}", cause.decided ? style_.bad("error  ") : style_.warn("unknown"),
             plural(finding.documents, "document"), message(finding, validation_.schema.schema),
             style_.faint(fmt::format("[{}]", cause.name)));
        for (const schema::Sample& sample : finding.samples) {
            line("          {}  {}{}", style_.faint(fmt::format("{}:{}", source, sample.line)),
                 sample.id ? *sample.id + "  " : "", sample.value);
        }
    }

    // What the answer rests on.
    void notes() {
        const auto& tables = validation_.tables;
        const Counts all = validation_.counts();
        std::vector<std::string> notes;
        if (all.unchecked > 0) {
            notes.push_back(fmt::format(
                "{} with ids whose table could not be checked{}; the folder of an `npx convex export "
                "--include-file-storage` tells the tables",
                plural(all.unchecked, "document"),
                validation_.are_ids_taken ? ", and is taken to be right" : ""));
        }
        if (std::any_of(tables.begin(), tables.end(), [](const auto& t) { return t.are_numbers_assumed; })) {
            notes.emplace_back(
                "whole numbers such as `1` are read as float64, which is how functions return them; "
                "for documents of `npx convex export` add `--numbers export`");
        }
        if (!validation_.others.empty()) {
            notes.push_back(fmt::format("not in the schema, which says nothing of their documents: {}",
                                        fmt::join(validation_.others, ", ")));
        }
        if (validation_.schema.schema.validation == false)
            notes.emplace_back("`schemaValidation` is off: Convex checks no documents");
        if (all.undecided > 0) {
            for (const diagnostics::Diagnostic& one : validation_.schema.diagnostics)
                notes.push_back(diagnostic_line(one, validation_.schema.sources, style_));
        }
        for (const std::string& note : notes) {
            if (&note == &notes.front()) line("");
            line("{}", note);
        }
    }

    template <class... Parts>
    void line(fmt::format_string<Parts...> format, Parts&&... parts) {
        out_ += fmt::format(format, std::forward<Parts>(parts)...);
        out_ += '\n';
    }

    const Validation& validation_;
    Style style_;
    std::string out_;
};

}  // namespace

std::string validation_text(const Validation& validation, bool colour) {
    return Text(validation, colour).run();
}

}  // namespace emit
