#include "diff/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "diff/compare_types.h"
#include "diff/judge.h"
#include "diff/witness.h"
#include "schema/accepts.h"
#include "schema/digest.h"
#include "schema/scan.h"

namespace diff {
namespace {

using schema::Schema;
using schema::Table;

class Comparison {
  public:
    Comparison(const Schema& before, const Schema& after, Compat compat)
        : before_(before), after_(after), compat_(compat), renames_(before, after) {}

    Changes run() {
        std::unordered_map<std::string, const Table*> old_tables;
        for (const Table& table : before_.tables) old_tables.emplace(table.name, &table);
        compare_validation();
        for (const Table& table : after_.tables) {
            const auto old = old_tables.find(table.name);
            if (old == old_tables.end()) {
                one_side_only(table, true);
            } else {
                both_sides(*old->second, table);
                old_tables.erase(old);
            }
        }
        for (const Table& table : before_.tables) {
            if (old_tables.contains(table.name)) one_side_only(table, false);
        }
        if (before_.open || after_.open) {
            result_.verdict.backward = worse(result_.verdict.backward, Answer::unknown);
            result_.verdict.forward = worse(result_.verdict.forward, Answer::unknown);
        }
        mark_validation();
        for (Change& change : result_.changes) change.level = level_of(change);
        result_.rename_notes = std::move(renames_).notes();
        return std::move(result_);
    }

  private:
    static Level level_of(const Change& change) {
        if (change.breaking) return Level::error;
        return change.may_break ? Level::warning : kind(change.id).level;
    }

    void compare_validation() {
        if (!before_.validation || !after_.validation || *before_.validation == *after_.validation) return;
        Change change;
        change.id = *after_.validation ? Id::validation_enabled : Id::validation_disabled;
        change.before = Side{*before_.validation, before_.span};
        change.after = Side{*after_.validation, after_.span};
        change.effect = *after_.validation ? Effect::narrows : Effect::widens;
        change.fingerprint = schema::digest_of(kind(change.id).name);
        result_.changes.push_back(std::move(change));
    }

    // Switching the check on breaks what the tables say it breaks; switching it off, on the way back.
    void mark_validation() {
        if (result_.changes.empty()) return;
        Change& change = result_.changes.front();
        const bool is_backward = change.id == Id::validation_enabled;
        if (!is_backward && change.id != Id::validation_disabled) return;
        if (!asks(compat_, is_backward ? Direction::backward : Direction::forward)) return;
        for (const TableVerdict& table : result_.tables) {
            if ((is_backward ? table.verdict.backward : table.verdict.forward) != Answer::no) continue;
            change.breaking = true;
            change.witness = is_backward ? table.backward_witness : std::nullopt;
            change.forward_witness = is_backward ? std::nullopt : table.forward_witness;
            return;
        }
    }

    // The side that does not name the table says nothing of its documents, if there are any.
    void one_side_only(const Table& table, bool is_added) {
        TableVerdict verdict{table.name, {}, false, true, {}, {}};
        // Where not all tables of a schema are known, none is said to be new or gone.
        if (before_.open || after_.open) {
            verdict = {table.name, {Answer::unknown, Answer::unknown}, true, false, {}, {}};
            if (is_added) renames_.judge_all(table.document, NoteFate::unsure, {table.name, "", ""});
        } else {
            Change change;
            change.id = is_added ? Id::table_added : Id::table_removed;
            change.table = table.name;
            const Side side{TypeSide{table.document, false}, table.span};
            (is_added ? change.after : change.before) = side;
            change.fingerprint = schema::digest_of(fmt::format("{} {}", kind(change.id).name, table.name));
            result_.changes.push_back(std::move(change));
        }
        add(std::move(verdict));
    }

    void both_sides(const Table& old, const Table& now) {
        const std::size_t changes_before = result_.changes.size();
        TableVerdict verdict{now.name, {}, !schema::skips_scan(before_, old, after_, now), false, {}, {}};
        const bool is_same = is_known_ && before_.validation == after_.validation &&
                             judge_.form(before_, old.document) == judge_.form(after_, now.document);
        if (!is_same) {
            const Bounds old_documents = judge_.documents(before_, old);
            const Bounds new_documents = judge_.documents(after_, now);
            std::tie(verdict.verdict.backward, verdict.backward_witness) =
                decide(old_documents, before_, old, new_documents, after_, now);
            std::tie(verdict.verdict.forward, verdict.forward_witness) =
                decide(new_documents, after_, now, old_documents, before_, old);
        }
        verdict.is_cut =
            !compare_tables(judge_, renames_, {before_, old, after_, now, verdict}, compat_, result_);
        const bool is_worth_telling = result_.changes.size() != changes_before || verdict.may_scan ||
                                      verdict.verdict.backward != Answer::yes ||
                                      verdict.verdict.forward != Answer::yes;
        if (is_worth_telling) {
            add(std::move(verdict));
        }
    }

    // Whether `outer` accepts every document that `inner` does. A `no` stands only with a
    // document on which the independent checker agrees.
    std::pair<Answer, std::optional<schema::Value>> decide(const Bounds& inner, const Schema& inner_schema,
                                                           const Table& inner_table, const Bounds& outer,
                                                           const Schema& outer_schema,
                                                           const Table& outer_table) {
        const Judged judged = judge_.includes(outer, inner);
        if (judged.answer != Answer::no) return {judged.answer, std::nullopt};
        const auto shows_it = [&](const schema::Value& document) {
            return schema::accepts_document(inner_schema, inner_table, document) == Answer::yes &&
                   schema::accepts_document(outer_schema, outer_table, document) == Answer::no;
        };
        if (!judged.witness || !shows_it(*judged.witness)) return {Answer::unknown, std::nullopt};
        std::size_t work = shrinking_work;
        return {Answer::no, smallest(*judged.witness, shows_it, work)};
    }

    void add(TableVerdict verdict) {
        result_.verdict.backward = worse(result_.verdict.backward, verdict.verdict.backward);
        result_.verdict.forward = worse(result_.verdict.forward, verdict.verdict.forward);
        result_.tables.push_back(std::move(verdict));
    }

    const Schema& before_;
    const Schema& after_;
    const Compat compat_;
    const bool is_known_ = schema::fully_known(before_) && schema::fully_known(after_);
    Judge judge_;
    Renames renames_;
    Changes result_;
};

}  // namespace

Changes compare(const Schema& before, const Schema& after, Compat compat) {
    return Comparison(before, after, compat).run();
}

}  // namespace diff
