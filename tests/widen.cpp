#include "emit/widen.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "schema/bridge.h"
#include "tests/random_schema.h"
#include "tests/support.h"

// Widened source files; what they look like is in the cases, `expected/widen`.
namespace {

using schema::Schema;

std::variant<emit::Widened, emit::NotWidened> widened(const std::string& before, const std::string& after) {
    tests::Memory files({{"schema.ts", after}});
    const parser::Parsed old = tests::parse({{"schema.ts", before}});
    const parser::Parsed now = parser::parse("schema.ts", files);
    REQUIRE(old.schema.has_value());
    REQUIRE(now.schema.has_value());
    return emit::widen(old, now, schema::bridge(*old.schema, *now.schema), files);
}

std::string text_of(const std::variant<emit::Widened, emit::NotWidened>& made) {
    if (const auto* failed = std::get_if<emit::NotWidened>(&made)) return failed->why;
    const auto& files = std::get<emit::Widened>(made).files;
    return files.empty() ? "" : files.front().after;
}

}  // namespace

TEST_CASE("random pairs are widened by edits, and the same bytes come out twice") {
    constexpr std::uint64_t pairs = 2'000;
    std::ptrdiff_t edited = 0;
    std::ptrdiff_t all = 0;
    for (std::uint64_t seed = 0; seed < pairs; ++seed) {
        INFO(seed);
        tests::RandomSchema random(seed);
        const Schema before = random.schema(3);
        const std::string old = tests::typescript(before);
        const std::string now = tests::typescript(random.changed(before, 3));
        INFO(old << now);
        const auto made = widened(old, now);
        INFO(text_of(made));
        REQUIRE(std::holds_alternative<emit::Widened>(made));
        const auto& tables = std::get<emit::Widened>(made).tables;
        edited += std::count_if(tables.begin(), tables.end(),
                                [](const auto& one) { return one.how == emit::WidenedTable::How::edited; });
        all += static_cast<std::ptrdiff_t>(tables.size());
        if (seed % 10 == 0) CHECK(text_of(widened(old, now)) == text_of(made));
    }
    CHECK(edited > all * 98 / 100);
}

TEST_CASE("a schema that takes all that the old one took is not edited") {
    const std::string schema =
        tests::schema_file("export default defineSchema({ t: defineTable({ a: v.null() }) });\n");
    CHECK(text_of(widened(schema, schema)).empty());
}
