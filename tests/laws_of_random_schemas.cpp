#include <catch2/catch.hpp>

#include "diff/compare.h"
#include "tests/laws.h"
#include "tests/random_schema.h"
#include "tests/support.h"

namespace {

using schema::Schema;

constexpr std::uint64_t pairs = 10'000;
constexpr int depth = 3;

}  // namespace

TEST_CASE("a random schema does not differ from itself") {
    for (std::uint64_t seed = 0; seed < pairs / 10; ++seed) {
        INFO(seed);
        tests::check_same(tests::RandomSchema(seed).schema(depth));
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
        tests::check_laws(*parsed_before.schema, *parsed_after.schema);
    }
}
