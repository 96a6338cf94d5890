#include "tests/laws.h"

#include <catch2/catch.hpp>
#include <regex>
#include <set>
#include <string>

#include "diff/compare.h"
#include "emit/json.h"
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

// Calls `look` for the whole without each of its fields and elements in turn.
template <class Look>
void without_each(Value& part, const Look& look) {
    const auto each = [&](auto& items, const auto& value_of) {
        for (std::size_t i = 0; i < items.size(); ++i) {
            const auto item = items[i];
            items.erase(items.begin() + static_cast<std::ptrdiff_t>(i));
            look();
            items.insert(items.begin() + static_cast<std::ptrdiff_t>(i), item);
            without_each(value_of(items[i]), look);
        }
    };
    if (auto* array = std::get_if<ArrayValue>(&part.is))
        each(*array, [](Value& one) -> Value& { return one; });
    if (auto* object = std::get_if<ObjectValue>(&part.is))
        each(*object, [](FieldValue& field) -> Value& { return field.value; });
}

// It shows the fault, and nothing can be left out of it, if it is one of the table's only.
void check_witness(Value witness, const Schema& accepting, const Schema& rejecting, const std::string& name,
                   bool is_only_one = true) {
    const auto shows_it = [&] {
        return accepts_document(accepting, *table(accepting, name), witness) == Answer::yes &&
               accepts_document(rejecting, *table(rejecting, name), witness) == Answer::no;
    };
    INFO(emit::to_line(emit::document_json(witness)));
    CHECK(shows_it());
    if (!is_only_one) return;
    without_each(witness, [&] {
        if (shows_it()) CHECK_FALSE(shows_it());
    });
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
        if (!change.table) continue;
        const auto breaks_it_too = [&](const diff::Change& other) {
            return other.breaking && other.table == change.table;
        };
        const bool is_only_one =
            before.validation == after.validation &&
            std::count_if(there.changes.begin(), there.changes.end(), breaks_it_too) == 1;
        check_witness(*change.witness, before, after, *change.table, is_only_one);
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
