#include "tests/laws.h"

#include <catch2/catch.hpp>
#include <regex>
#include <set>
#include <string>

#include "diff/compare.h"
#include "schema/accepts.h"
#include "tests/undo.h"

namespace tests {
namespace {

using namespace schema;

// The changes as names of what happened where, without the members of unions: their numbers are of
// one side, and only one side may be a union.
std::multiset<std::string> names(const diff::Changes& changes, bool mirrored) {
    static const std::regex number("\\|[0-9]+");
    std::multiset<std::string> result;
    for (const diff::Change& change : changes.changes) {
        const diff::Id id = mirrored ? diff::kind(change.id).mirror : change.id;
        std::string path = std::regex_replace(change.path, number, "");
        if (path.starts_with('.')) path.erase(0, 1);
        result.insert(std::string(diff::kind(id).name) + " " + change.table.value_or("") + " " + path);
    }
    return result;
}

const Table* table(const Schema& schema, const std::string& name) {
    for (const Table& one : schema.tables) {
        if (one.name == name) return &one;
    }
    return nullptr;
}

void check_witness(const Value& witness, const Schema& accepting, const Schema& rejecting,
                   const std::string& name) {
    CHECK(accepts_document(accepting, *table(accepting, name), witness) == Answer::yes);
    CHECK(accepts_document(rejecting, *table(rejecting, name), witness) == Answer::no);
}

}  // namespace

void check_laws(const Schema& before, const Schema& after) {
    const diff::Changes there = diff::compare(before, after);
    const diff::Changes back = diff::compare(after, before);

    // Mirror: the way back has the mirrored changes and the swapped verdicts.
    CHECK(names(there, true) == names(back, false));
    CHECK(there.verdict.backward == back.verdict.forward);
    CHECK(there.verdict.forward == back.verdict.backward);

    // Nothing is unknown where everything is known, and a `no` is shown by its witness.
    const bool is_known = fully_known(before) && fully_known(after);
    bool breaks = false;
    for (const diff::TableVerdict& one : there.tables) {
        if (is_known) CHECK(one.verdict.backward != Answer::unknown);
        CHECK((one.verdict.backward == Answer::no) == one.backward_witness.has_value());
        CHECK((one.verdict.forward == Answer::no) == one.forward_witness.has_value());
        if (one.backward_witness) check_witness(*one.backward_witness, before, after, one.table);
        if (one.forward_witness) check_witness(*one.forward_witness, after, before, one.table);
        breaks = breaks || one.verdict.backward == Answer::no;
        // Where Convex itself sees that a table fits, so do we.
        if (is_known && !one.assumes_empty && !one.may_scan) CHECK(one.verdict.backward == Answer::yes);
        // A table that breaks has a change that breaks it, and the other way round.
        const auto breaks_it = [&](const diff::Change& change) {
            return change.breaking && change.table == one.table;
        };
        const bool has_breaking = std::any_of(there.changes.begin(), there.changes.end(), breaks_it);
        if (has_breaking) CHECK(one.verdict.backward == Answer::no);
        if (is_known && one.verdict.backward == Answer::no && before.validation == after.validation)
            CHECK(has_breaking);
    }
    CHECK((there.verdict.backward == Answer::no) == breaks);
    for (const diff::Change& change : there.changes) {
        if (!change.breaking) continue;
        CHECK(diff::kind(change.id).breaks);
        REQUIRE(change.witness.has_value());
        if (change.table) check_witness(*change.witness, before, after, *change.table);
    }
    if (is_known) CHECK(undoing_mends(before, after, there));
}

void check_same(const Schema& schema) {
    const diff::Changes changes = diff::compare(schema, schema);
    CHECK(changes.changes.empty());
    const Answer expected = fully_known(schema) ? Answer::yes : Answer::unknown;
    CHECK(changes.verdict.backward == expected);
    CHECK(changes.verdict.forward == expected);
}

}  // namespace tests
