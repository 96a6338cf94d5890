#include "tests/laws.h"

#include <catch2/catch.hpp>
#include <regex>
#include <set>
#include <string>

#include "diff/compare.h"
#include "diff/untaken.h"
#include "emit/json.h"
#include "schema/accepts.h"
#include "tests/undo.h"

namespace tests {
namespace {

using namespace schema;

// A change as a name of what happened where, without the members of unions: their numbers are of one
// side, and only one side may be a union.
std::string name_of(const diff::Change& change, bool mirrored) {
    static const std::regex number("\\|[0-9]+");
    const diff::Id id = mirrored ? diff::kind(change.id).mirror : change.id;
    std::string path = std::regex_replace(change.path, number, "");
    if (mirrored && change.id == diff::Id::field_renamed)
        path = path.substr(0, path.rfind('.') + 1) + change.old_name;  // npos + 1 is 0
    if (path.starts_with('.')) path.erase(0, 1);
    return std::string(diff::kind(id).name) + " " + change.table.value_or("") + " " + path;
}

template <class Wanted>
std::multiset<std::string> names(const diff::Changes& changes, bool mirrored, const Wanted& is_wanted) {
    std::multiset<std::string> result;
    for (const diff::Change& change : changes.changes) {
        if (is_wanted(change)) result.insert(name_of(change, mirrored));
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

std::vector<std::string> untaken(const Schema& before, const Schema& after) {
    diff::Judge judge;
    return diff::untaken_tables(judge, before, after);
}

std::vector<std::string> untaken(const diff::Changes& changes) {
    std::vector<std::string> tables;
    for (const diff::TableVerdict& one : changes.tables) {
        if (one.verdict.backward != Answer::yes) tables.push_back(one.table);
    }
    return tables;
}

}  // namespace

void check_laws(const Schema& before, const Schema& after) {
    const diff::Changes there = diff::compare(before, after);
    const diff::Changes back = diff::compare(after, before);

    // Mirror: the way back has the mirrored changes and the swapped verdicts.
    const auto is_any = [](const diff::Change&) { return true; };
    CHECK(names(there, true, is_any) == names(back, false, is_any));
    CHECK(there.verdict.backward == back.verdict.forward);
    CHECK(there.verdict.forward == back.verdict.backward);

    // Nothing is unknown where everything is known, and a `no` is shown by its witness.
    const bool is_known = fully_known(before) && fully_known(after);
    if (is_known) CHECK(undoing_mends(before, after, there));
    bool any_breaks = false;
    for (const diff::TableVerdict& one : there.tables) {
        if (is_known) CHECK(one.verdict.backward != Answer::unknown);
        CHECK((one.verdict.backward == Answer::no) == one.backward_witness.has_value());
        CHECK((one.verdict.forward == Answer::no) == one.forward_witness.has_value());
        if (one.backward_witness) check_witness(*one.backward_witness, before, after, one.table);
        if (one.forward_witness) check_witness(*one.forward_witness, after, before, one.table);
        any_breaks = any_breaks || one.verdict.backward == Answer::no;
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
    CHECK((there.verdict.backward == Answer::no) == any_breaks);
    if (is_known) CHECK(untaken(before, after) == untaken(there));
    for (const diff::Change& change : there.changes) {
        CHECK(change.breaking == change.witness.has_value());
        CHECK_FALSE(change.forward_witness.has_value());
        if (!change.breaking) continue;
        CHECK(diff::kind(change.id).breaks);
        if (!change.table || !change.witness) continue;
        const auto breaks_it_too = [&](const diff::Change& other) {
            return other.breaking && other.table == change.table;
        };
        const bool is_only_one =
            before.validation == after.validation && change.id != diff::Id::field_renamed &&  // which is two
            std::count_if(there.changes.begin(), there.changes.end(), breaks_it_too) == 1;
        check_witness(*change.witness, before, after, *change.table, is_only_one);
    }

    // Asked for both directions, a change breaks what it breaks on the way there, and on the way back.
    const diff::Changes full = diff::compare(before, after, diff::Compat::full);
    const auto breaks = [](const diff::Change& change) { return change.breaking; };
    const auto breaks_there = [](const diff::Change& change) { return change.witness.has_value(); };
    const auto breaks_back = [](const diff::Change& change) { return change.forward_witness.has_value(); };
    CHECK(names(full, false, is_any) == names(there, false, is_any));
    CHECK(names(full, false, breaks_there) == names(there, false, breaks));
    CHECK(names(full, true, breaks_back) == names(back, false, breaks));
    for (const diff::Change& change : full.changes) {
        CHECK(change.breaking == (breaks_there(change) || breaks_back(change)));
        if (change.table && change.forward_witness)
            check_witness(*change.forward_witness, after, before, *change.table, false);
    }
}

void check_renames(const Schema& before, const Schema& after) {
    const auto without_notes = [](Schema schema) {
        schema.notes.clear();
        return schema;
    };
    const diff::Changes noted = diff::compare(before, after);
    const diff::Changes plain = diff::compare(without_notes(before), without_notes(after));

    CHECK(noted.verdict.backward == plain.verdict.backward);
    CHECK(noted.verdict.forward == plain.verdict.forward);
    REQUIRE(noted.tables.size() == plain.tables.size());
    for (std::size_t i = 0; i < noted.tables.size(); ++i) {
        const diff::TableVerdict& one = noted.tables[i];
        CHECK(one.verdict.backward == plain.tables[i].verdict.backward);
        CHECK(one.verdict.forward == plain.tables[i].verdict.forward);
        CHECK(one.may_scan == plain.tables[i].may_scan);
    }
    // Each one that is renamed stands for one that went and one that came, and breaks if one of them does.
    std::multiset<std::string> with;
    std::multiset<std::string> breaking_with;
    for (const diff::Change& change : noted.changes) {
        std::vector<std::string> meant = {name_of(change, false)};
        if (change.id == diff::Id::field_renamed) {
            diff::Change gone = change;
            gone.id = std::get<diff::TypeSide>(change.before->what).optional
                          ? diff::Id::field_added_optional
                          : diff::Id::field_added_required;  // mirrored below
            gone.path = change.path.substr(0, change.path.rfind('.') + 1) + change.old_name;
            diff::Change come = change;
            come.id = std::get<diff::TypeSide>(change.after->what).optional ? diff::Id::field_added_optional
                                                                            : diff::Id::field_added_required;
            meant = {name_of(gone, true), name_of(come, false)};
        }
        for (const std::string& name : meant) {
            with.insert(name);
            if (change.breaking) breaking_with.insert(name);
        }
        CHECK(change.breaking == change.witness.has_value());
        if (change.table && change.witness)
            check_witness(*change.witness, before, after, *change.table, false);
    }
    CHECK(with == names(plain, false, [](const diff::Change&) { return true; }));
    for (const diff::Change& change : plain.changes) {
        if (change.breaking) CHECK(breaking_with.contains(name_of(change, false)));
    }
    const bool breaks = std::any_of(plain.changes.begin(), plain.changes.end(),
                                    [](const diff::Change& change) { return change.breaking; });
    CHECK(breaks == !breaking_with.empty());
}

void check_same(const Schema& schema) {
    const diff::Changes changes = diff::compare(schema, schema);
    CHECK(changes.changes.empty());
    const Answer expected = fully_known(schema) ? Answer::yes : Answer::unknown;
    CHECK(changes.verdict.backward == expected);
    CHECK(changes.verdict.forward == expected);
}

}  // namespace tests
