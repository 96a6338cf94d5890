#include <catch2/catch.hpp>
#include <map>
#include <regex>
#include <set>

#include "diff/compare.h"
#include "schema/accepts.h"
#include "schema/form.h"
#include "schema/scan.h"
#include "tests/random_schema.h"
#include "tests/support.h"

// Laws that hold for every pair of schemas, on seeded random ones.
namespace {

using namespace schema;

constexpr std::uint64_t pairs = 10'000;
constexpr int depth = 3;

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

void check_pair(const Schema& before, const Schema& after) {
    const diff::Changes there = diff::compare(before, after);
    const diff::Changes back = diff::compare(after, before);

    // Mirror: the way back has the mirrored changes and the swapped verdicts.
    CHECK(names(there, true) == names(back, false));
    CHECK(there.verdict.backward == back.verdict.forward);
    CHECK(there.verdict.forward == back.verdict.backward);

    // Nothing is unknown where everything is known, and a `no` is shown by its witness.
    bool breaks = false;
    for (const diff::TableVerdict& one : there.tables) {
        CHECK(one.verdict.backward != Answer::unknown);
        CHECK((one.verdict.backward == Answer::no) == one.backward_witness.has_value());
        CHECK((one.verdict.forward == Answer::no) == one.forward_witness.has_value());
        if (one.backward_witness) check_witness(*one.backward_witness, before, after, one.table);
        if (one.forward_witness) check_witness(*one.forward_witness, after, before, one.table);
        breaks = breaks || one.verdict.backward == Answer::no;
        // Where Convex itself sees that a table fits, so do we.
        if (!one.assumes_empty && !one.may_scan) CHECK(one.verdict.backward == Answer::yes);
        // A table that breaks has a change that breaks it, and the other way round.
        const auto breaks_it = [&](const diff::Change& change) {
            return change.breaking && change.table == one.table;
        };
        const bool has_breaking = std::any_of(there.changes.begin(), there.changes.end(), breaks_it);
        if (has_breaking) CHECK(one.verdict.backward == Answer::no);
        if (one.verdict.backward == Answer::no && before.validation == after.validation) CHECK(has_breaking);
    }
    CHECK((there.verdict.backward == Answer::no) == breaks);
    for (const diff::Change& change : there.changes) {
        if (!change.breaking) continue;
        REQUIRE(change.witness.has_value());
        if (change.table) check_witness(*change.witness, before, after, *change.table);
    }
}

}  // namespace

TEST_CASE("a schema does not differ from itself") {
    for (std::uint64_t seed = 0; seed < pairs / 10; ++seed) {
        INFO(seed);
        const Schema schema = tests::RandomSchema(seed).schema(depth);
        const diff::Changes changes = diff::compare(schema, schema);
        CHECK(changes.changes.empty());
        CHECK(changes.verdict.backward == Answer::yes);
        CHECK(changes.verdict.forward == Answer::yes);
    }
}

TEST_CASE("a schema that is printed and parsed is the same, and pairs of them keep the laws") {
    for (std::uint64_t seed = 0; seed < pairs; ++seed) {
        INFO(seed);
        tests::RandomSchema random(seed);
        const Schema before = random.schema(depth);
        const Schema after = random.changed(before, depth);
        const parser::Parsed parsed_before = tests::parse({{"schema.ts", tests::typescript(before)}});
        const parser::Parsed parsed_after = tests::parse({{"schema.ts", tests::typescript(after)}});
        INFO(tests::typescript(before) << tests::typescript(after));
        REQUIRE(parsed_before.schema.has_value());
        REQUIRE(parsed_after.schema.has_value());
        CHECK(diff::compare(before, *parsed_before.schema).changes.empty());
        CHECK(diff::compare(after, *parsed_after.schema).changes.empty());
        check_pair(*parsed_before.schema, *parsed_after.schema);
    }
}
