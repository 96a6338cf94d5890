#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <cstdlib>
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
using tests::field;
using tests::object_of;
using tests::Universe;

// The numbers of the values that each type accepts, as bits.
class Accepted {
  public:
    Accepted(const Universe& u, TypeId type) : bits_(u.values.size() / 64 + 1, 0) {
        for (std::size_t i = 0; i < u.values.size(); ++i) {
            if (accepts(u.schema, type, u.values[i]) == Answer::yes)
                bits_[i / 64] |= std::uint64_t{1} << i % 64;
        }
    }
    bool is_in(const Accepted& other) const {
        for (std::size_t i = 0; i < bits_.size(); ++i) {
            if ((bits_[i] & ~other.bits_[i]) != 0) return false;
        }
        return true;
    }

  private:
    std::vector<std::uint64_t> bits_;
};

void agree(const Universe& u) {
    std::vector<Accepted> accepted;
    for (const TypeId type : u.types) accepted.emplace_back(u, type);
    diff::Judge judge;
    std::vector<diff::Bounds> sets;
    for (const TypeId type : u.types) sets.push_back(judge.of(u.schema, type, false));
    std::vector<Schema> schemas;
    for (const TypeId type : u.types) schemas.push_back(tests::with_field_of(u.schema, type));
    const std::size_t one_in = std::getenv("SCHEMAPLAN_WHOLE") == nullptr ? 499 : 1;
    std::size_t included = 0;
    std::size_t seen = 0;
    std::size_t broken = 0;
    std::size_t mended = 0;
    for (std::size_t i = 0; i < u.types.size(); ++i) {
        for (std::size_t j = 0; j < u.types.size(); ++j) {
            const Answer expected = accepted[i].is_in(accepted[j]) ? Answer::yes : Answer::no;
            const diff::Judged judged = judge.includes(sets[j], sets[i]);
            included += expected == Answer::yes ? 1 : 0;
            const bool is_shown = judged.answer != Answer::no ||
                                  (accepts(u.schema, u.types[i], *judged.witness) == Answer::yes &&
                                   accepts(u.schema, u.types[j], *judged.witness) == Answer::no);
            const bool is_seen =
                skips_scan(schemas[i], schemas[i].tables.front(), schemas[j], schemas[j].tables.front());
            seen += is_seen ? 1 : 0;
            bool is_mended = true;
            if (expected == Answer::no && ++broken % one_in == 0) {
                is_mended =
                    tests::undoing_mends(schemas[i], schemas[j], diff::compare(schemas[i], schemas[j]));
                mended += is_mended ? 1 : 0;
            }
            if (judged.answer == expected && is_shown && (!is_seen || expected == Answer::yes) && is_mended)
                continue;
            INFO(to_string(u.schema, u.types[i]) << "\n" << to_string(u.schema, u.types[j]));
            CHECK(judged.answer == expected);
            CHECK(is_shown);
            CHECK((!is_seen || expected == Answer::yes));
            CHECK(is_mended);
        }
    }
    CHECK(included > u.types.size());
    std::cout << fmt::format(
        "brute force, {}: {} types, {} values, {} of {} pairs included, Convex's own test sees {} of those; "
        "with what breaks undone nothing breaks: {} of {} others\n",
        u.name, u.types.size(), u.values.size(), included, u.types.size() * u.types.size(), seen, mended,
        broken / one_in);
}

// The types that tables may have, and some that Convex refuses: `any` is every object, fields that start with
// `_` do not count, and nothing is checked without `schemaValidation`.
std::vector<TypeId> every_table_type(Universe& u) {
    const std::vector<TypeId> some = u.make_all({Null{}, String{}, Id{"users"}, Any{}, Union{}});
    std::vector<TypeId> all = {u.make(Any{}), u.make(Union{}), u.make(String{}), u.object({})};
    for (const TypeId type : some) {
        for (const bool optional : {false, true}) {
            all.push_back(u.object({field("a", type, optional)}));
            all.push_back(u.object({field("_a", type, optional)}));
            all.push_back(u.object({field("_a", some[0]), field("a", type, optional)}));
            all.push_back(u.object({field("a", u.object({field("_a", type, optional)}))}));
        }
        all.push_back(u.make(Record{some[1], type}));
    }
    const std::size_t single = all.size();
    for (std::size_t i = 0; i < single; ++i) {
        for (std::size_t j = 0; j < i; ++j) all.push_back(u.make(Union{{all[i], all[j]}}));
    }
    return all;
}

void documents_agree() {
    Universe u("documents");
    const std::vector<TypeId> types = every_table_type(u);
    std::vector<Value> values = {Value{NullValue{}}, Value{std::string("a")}, Value{DocumentId{"users"}},
                                 Value{1.0}, Value{ObjectValue{}}};
    for (std::size_t i = 0; i < 5; ++i) values.push_back(object_of({{"_a", values[i]}}));
    u.values = {Value{ObjectValue{}}};
    for (const Value& x : values) {
        for (const char* name : {"a", "b"}) u.values.push_back(object_of({{name, x}}));
        u.values.push_back(object_of({{"a", x}, {"b", x}}));
    }
    Schema unchecked = u.schema;
    unchecked.validation = false;
    u.schema.validation = true;
    struct Side {
        const Schema& schema;
        Table table;
        diff::Bounds documents;
        std::vector<bool> accepted;
    };
    diff::Judge judge;
    std::vector<Side> sides;
    for (const Schema* schema : {&u.schema, &unchecked}) {
        for (const TypeId type : types) {
            Table table;
            table.document = type;
            std::vector<bool> accepted;
            for (const Value& value : u.values)
                accepted.push_back(accepts_document(*schema, table, value) == Answer::yes);
            const diff::Bounds documents = judge.documents(*schema, table);
            sides.push_back({*schema, std::move(table), documents, std::move(accepted)});
        }
    }
    std::size_t included = 0;
    for (const Side& one : sides) {
        for (const Side& other : sides) {
            bool is_in = true;
            for (std::size_t i = 0; i < u.values.size(); ++i)
                is_in = is_in && (!one.accepted[i] || other.accepted[i]);
            included += is_in ? 1 : 0;
            const diff::Judged judged = judge.includes(other.documents, one.documents);
            const bool is_shown =
                judged.answer != Answer::no ||
                (accepts_document(one.schema, one.table, *judged.witness) == Answer::yes &&
                 accepts_document(other.schema, other.table, *judged.witness) == Answer::no);
            if (judged.answer == (is_in ? Answer::yes : Answer::no) && is_shown) continue;
            INFO(to_string(one.schema, one.table.document) << "\n"
                                                           << to_string(other.schema, other.table.document));
            CHECK(judged.answer == (is_in ? Answer::yes : Answer::no));
            CHECK(is_shown);
        }
    }
    std::cout << fmt::format("brute force, documents: {} tables, {} documents, {} of {} pairs included\n",
                             sides.size(), u.values.size(), included, sides.size() * sides.size());
}

}  // namespace

TEST_CASE("inclusion is what trying every value says on every type of three nodes") {
    agree(tests::every_type_of_three_nodes());
}

TEST_CASE("inclusion is what trying every value says on unions of small types") {
    agree(tests::every_union_of_small_types());
}

TEST_CASE("inclusion is what trying every value says on unions that distribute over fields") {
    agree(tests::every_distribution());
}

TEST_CASE("inclusion is what trying every value says on records") {
    agree(tests::every_record());
}

TEST_CASE("inclusion is what trying every value says of the documents of tables") {
    documents_agree();
}
