#include "policy/waive.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "diagnostics/nearest.h"
#include "diff/catalogue.h"
#include "policy/levels.h"
#include "policy/places.h"

namespace policy {
namespace {

using diagnostics::Span;
using diff::Problem;
using diff::RuleId;
using schema::Schema;

bool is_expired(const Waiver& waiver, const Policy& policy) {
    return waiver.expires && *waiver.expires < policy.today;
}

// What can be waived.
std::vector<std::string_view> known_rules() {
    std::vector<std::string_view> names;
    for (const diff::Entry& entry : diff::catalogue()) {
        if (entry.sort != diff::Sort::diagnostic) names.push_back(entry.id);
    }
    return names;
}

// As it is named in a message.
std::string name_of(const Waiver& waiver) {
    if (!waiver.fingerprint)
        return fmt::format("`schemaplan-ignore{}{}`", waiver.rule.empty() ? "" : " ", waiver.rule);
    const std::string rule = waiver.rule.empty() ? "" : fmt::format(" of `{}`", waiver.rule);
    return fmt::format("the waiver{} `{:016x}`", rule, *waiver.fingerprint);
}

class Waiving {
  public:
    Waiving(const Policy& policy, const Schema& after, const diagnostics::Sources& sources)
        : policy_(policy), after_(after), sources_(sources), waivers_(policy.waivers) {
        for (Waiver& one : waivers_in(after)) waivers_.push_back(std::move(one));
        has_met_.resize(waivers_.size());
    }

    void mark(Findings& run) {
        if (waivers_.empty()) return;
        for (diff::Change& change : run.changes.changes)
            change.waived = waived_by(diff::kind(change.id).name, change);
        for (Problem& problem : run.problems) {
            if (can_be_waived(problem.id)) problem.waived = waived_by(diff::rule(problem.id).name, problem);
        }
    }

    // Of a part that is unknown, nothing says that there is nothing to waive.
    std::vector<Problem> problems(bool is_unknown) const {
        std::vector<Problem> all;
        for (std::size_t i = 0; i < waivers_.size(); ++i) {
            if (auto problem = problem_of(waivers_[i], has_met_[i], is_unknown))
                all.push_back(std::move(*problem));
        }
        return all;
    }

  private:
    // A finding that nothing waives.
    struct Left {
        std::string_view rule;
        Places places;
    };

    template <class Finding>
    std::optional<diff::Waived> waived_by(std::string_view rule, const Finding& finding) {
        Places places = places_of(finding, after_);
        std::optional<diff::Waived> waived;
        for (std::size_t i = 0; i < waivers_.size(); ++i) {
            const Waiver& waiver = waivers_[i];
            const bool is_for_it = waiver.fingerprint ? *waiver.fingerprint == finding.fingerprint &&
                                                            (waiver.rule.empty() || waiver.rule == rule)
                                                      : waiver.rule == rule && is_above(waiver, places);
            if (!is_for_it) continue;
            has_met_[i] = true;
            if (waived || waiver.reason.empty() || is_expired(waiver, policy_)) continue;
            waived = diff::Waived{waiver.reason, waiver.owner,
                                  waiver.expires ? to_string(*waiver.expires) : "", !waiver.fingerprint};
        }
        if (!waived) left_.push_back({rule, std::move(places)});
        return waived;
    }

    static bool is_above(const Waiver& comment, const Places& places) {
        return std::any_of(places.subjects.begin(), places.subjects.end(), [&](const Span& one) {
            return one.file == comment.owner_of_comment.file && one.begin == comment.owner_of_comment.begin;
        });
    }

    // What to do about a comment that waives nothing.
    std::string fix_of(const Waiver& comment) const {
        constexpr std::size_t listed = 3;
        std::vector<std::string> lines;
        std::set<std::string_view> others;
        for (const Left& one : left_) {
            std::string line = line_of(one.places.shown, comment);
            if (one.rule == comment.rule && std::find(lines.begin(), lines.end(), line) == lines.end())
                lines.push_back(std::move(line));
            if (is_above(comment, one.places)) others.insert(one.rule);
        }
        if (lines.size() > listed) return "put it above what it is about, or remove it";
        if (!lines.empty())
            return fmt::format("put it above {}, or remove it", fmt::join(lines, ", or above "));
        if (!others.empty())
            return fmt::format("what is found there is `{}`: name that, or remove the comment",
                               fmt::join(others, "`, `"));
        return "remove the comment, or put it above what it is about";
    }

    std::string line_of(const Span& place, const Waiver& comment) const {
        const diagnostics::Location at = sources_.locate(place);
        return place.file == comment.span.file ? fmt::format("line {}", at.line)
                                               : fmt::format("line {} of `{}`", at.line, at.file);
    }

    std::optional<Problem> problem_of(const Waiver& waiver, bool has_met, bool is_unknown) const {
        const auto make = [&](RuleId id, std::string message, std::string fix) {
            const std::string what =
                waiver.fingerprint ? fmt::format("{:016x}", *waiver.fingerprint) : waiver.rule;
            return diff::problem(id, {std::nullopt, "", "", waiver.span}, what, std::move(message),
                                 std::move(fix));
        };
        const std::string name = name_of(waiver);
        const std::vector<std::string_view> rules = known_rules();
        if (!waiver.fingerprint && std::find(rules.begin(), rules.end(), waiver.rule) == rules.end()) {
            return make(
                RuleId::waiver_unused,
                waiver.rule.empty() ? fmt::format("{} does not say which rule", name)
                                    : fmt::format("there is no rule `{}`{}", waiver.rule,
                                                  diagnostics::did_you_mean(waiver.rule, rules)),
                "write `// schemaplan-ignore RULE -- reason` above what it is about, or remove the comment");
        }
        if (!has_met) {
            if (is_unknown) return std::nullopt;
            return make(RuleId::waiver_unused, fmt::format("{} waives nothing", name),
                        waiver.fingerprint
                            ? "remove it: what it waived is done, undone, or another change now"
                            : fix_of(waiver));
        }
        if (waiver.reason.empty()) {
            return make(
                RuleId::waiver_without_reason, fmt::format("{} does not say why, so it waives nothing", name),
                waiver.fingerprint ? "write why as its `reason`" : "write why after the rule: `-- reason`");
        }
        if (is_expired(waiver, policy_)) {
            return make(RuleId::waiver_expired,
                        fmt::format("{} was good until {}", name, to_string(*waiver.expires)),
                        "make the change safe, or give the waiver another date");
        }
        return std::nullopt;
    }

    const Policy& policy_;
    const Schema& after_;
    const diagnostics::Sources& sources_;
    std::vector<Waiver> waivers_;
    std::vector<bool> has_met_;  // what each of them is for
    std::vector<Left> left_;
};

}  // namespace

bool can_be_waived(RuleId id) {
    return !diff::rule(id).enforced && id != RuleId::stub_unfilled && id != RuleId::waiver_unused &&
           id != RuleId::waiver_expired && id != RuleId::waiver_without_reason &&
           id != RuleId::override_unused;
}

std::vector<Findings> waived(const Policy& policy, const Schema& after, const diagnostics::Sources& sources,
                             std::vector<Findings> runs) {
    Waiving waiving(policy, after, sources);
    for (Findings& run : runs) waiving.mark(run);
    const bool is_unknown = std::any_of(runs.begin(), runs.end(), [&](const Findings& run) {
        return is_open(run.changes.verdict, diff::Compat::full);
    });
    const std::vector<Problem> found = with_levels(policy, waiving.problems(is_unknown));
    for (Findings& run : runs) run.problems.insert(run.problems.end(), found.begin(), found.end());
    return runs;
}

}  // namespace policy
