#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <deque>
#include <functional>
#include <iostream>

#include "diff/compare.h"
#include "diff/judge.h"
#include "schema/accepts.h"
#include "schema/scan.h"
#include "schema/text.h"
#include "tests/copied.h"
#include "tests/undo.h"
#include "tests/universes.h"

// Inclusion against brute force: on all pairs of types of small universes it must say what trying every value
// says. On the same pairs, what Convex sees to be included is, and undoing what breaks leaves nothing that
// does: on every five-hundredth, unless SCHEMAPLAN_WHOLE asks for all.
namespace {

using namespace schema;
using tests::Universe;

// What one type is to each judge.
struct Side {
    Schema schema;  // of one table
    std::function<Answer(const Value&)> judge;
    diff::Bounds set;
    std::vector<std::uint64_t> accepted;  // the numbers of the values that are, as bits

    void try_all(const std::vector<Value>& values) {
        accepted.assign(values.size() / 64 + 1, 0);
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (judge(values[i]) == Answer::yes) accepted[i / 64] |= std::uint64_t{1} << i % 64;
        }
    }
    const Table& table() const { return schema.tables.front(); }
    bool is_in(const Side& other) const {
        return std::equal(accepted.begin(), accepted.end(), other.accepted.begin(),
                          [](std::uint64_t mine, std::uint64_t others) { return (mine & ~others) == 0; });
    }
};

struct Counts {
    std::size_t included = 0;
    std::size_t seen = 0;  // by Convex
    std::size_t broken = 0;
    std::size_t undone = 0;
    std::size_t mended = 0;
};

// All pairs of what the types of a universe are.
void agree(const Universe& u, diff::Judge& judge, const std::deque<Side>& sides) {
    const std::size_t one_in = std::getenv("SCHEMAPLAN_WHOLE") == nullptr ? 499 : 1;
    Counts counts;
    const auto compare = [&](const Side& one, const Side& other) {
        const bool is_in = one.is_in(other);
        const diff::Judged judged = judge.includes(other.set, one.set);
        const bool is_shown = judged.answer != Answer::no || (one.judge(*judged.witness) == Answer::yes &&
                                                              other.judge(*judged.witness) == Answer::no);
        const bool is_seen = skips_scan(one.schema, one.table(), other.schema, other.table());
        bool is_mended = true;
        counts.included += is_in ? 1 : 0;
        counts.seen += is_seen ? 1 : 0;
        counts.broken += is_in ? 0 : 1;
        if (!is_in && counts.broken % one_in == 0) {
            is_mended =
                tests::undoing_mends(one.schema, other.schema, diff::compare(one.schema, other.schema));
            counts.undone += 1;
            counts.mended += is_mended ? 1 : 0;
        }
        const Answer expected = is_in ? Answer::yes : Answer::no;
        if (judged.answer == expected && is_shown && (is_in || !is_seen) && is_mended) return;
        INFO(to_string(one.schema, one.table().document) << "\n"
                                                         << to_string(other.schema, other.table().document));
        CHECK(judged.answer == expected);
        CHECK(is_shown);
        CHECK((is_in || !is_seen));
        CHECK(is_mended);
    };
    for (const Side& one : sides) {
        for (const Side& other : sides) compare(one, other);
    }
    CHECK(counts.included > sides.size());
    std::cout << fmt::format(
        "brute force, {}: {} types, {} values, {} of {} pairs included, Convex's own test sees {} of those; "
        "with what breaks undone nothing breaks: {} of {} pairs\n",
        u.name, sides.size(), u.values.size(), counts.included, sides.size() * sides.size(), counts.seen,
        counts.mended, counts.undone);
}

// Each type as that of a field.
void values_agree(const Universe& u) {
    diff::Judge judge;
    std::deque<Side> sides;
    for (const TypeId type : u.types) {
        Side& side = sides.emplace_back();
        side.schema = tests::with_field_of(u.schema, type);
        side.judge = [&u, type](const Value& value) { return accepts(u.schema, type, value); };
        side.set = judge.of(u.schema, type, false);
        side.try_all(u.values);
    }
    agree(u, judge, sides);
}

// Each type as that of a table, with `schemaValidation` and without.
void documents_agree(const Universe& u) {
    diff::Judge judge;
    std::deque<Side> sides;
    for (const bool validation : {true, false}) {
        for (const TypeId type : u.types) {
            Side& side = sides.emplace_back();
            side.schema = tests::with_documents_of(u.schema, type);
            side.schema.validation = validation;
            side.judge = [&side](const Value& value) {
                return accepts_document(side.schema, side.table(), value);
            };
            side.set = judge.documents(side.schema, side.table());
            side.try_all(u.values);
        }
    }
    agree(u, judge, sides);
}

}  // namespace

TEST_CASE("inclusion is what trying every value says on every type of three nodes") {
    values_agree(tests::every_type_of_three_nodes());
}

TEST_CASE("inclusion is what trying every value says on unions of small types") {
    values_agree(tests::every_union_of_small_types());
}

TEST_CASE("inclusion is what trying every value says on unions that distribute over fields") {
    values_agree(tests::every_distribution());
}

TEST_CASE("inclusion is what trying every value says on records") {
    values_agree(tests::every_record());
}

TEST_CASE("inclusion is what trying every value says of the documents of tables") {
    documents_agree(tests::every_table_type());
}
