#include <catch2/catch.hpp>

#include "schema/join.h"
#include "tests/support.h"

// A schema that was read is held against one that node told, and gives it its places.
namespace {

schema::Schema read(const std::string& tables) {
    const parser::Parsed parsed =
        tests::parse({{"schema.ts", tests::schema_file("import { mystery } from \"some-package\";\n"
                                                       "export default defineSchema({" +
                                                       tables + "});\n")}});
    REQUIRE(parsed.schema.has_value());
    return *parsed.schema;
}

std::string difference(const std::string& known, const std::string& told) {
    const auto found = schema::first_difference(read(known), read(told));
    return found ? found->where : "none";
}

}  // namespace

TEST_CASE("what is known of a schema has to be so in the other one") {
    const std::string told =
        "t: defineTable({ a: v.string(), b: v.array(v.object({ c: v.literal(-0) })) }).index(\"by_a\", "
        "[\"a\"])";
    const auto is = [&](const std::string& known, const std::string& where) {
        INFO(known);
        CHECK(difference(known, told) == where);
    };
    is(told, "none");
    is("t: mystery", "none");
    is("...mystery", "none");
    is("t: defineTable({ a: mystery, b: v.array(mystery) }).index(\"by_a\", [\"a\"])", "none");
    is("t: defineTable({ a: v.string(), ...mystery }).index(mystery, [\"a\"])", "none");
    is("t: defineTable({ a: v.number(), ...mystery }).index(mystery, [\"a\"])",
       "none");  // it may be overwritten
    is("t: defineTable({ ...mystery, a: v.number() }).index(mystery, [\"a\"])", "t.a");
    is("t: defineTable({ a: v.optional(v.string()), b: mystery }).index(\"by_a\", [\"a\"])", "t.a");
    is("t: defineTable({ a: v.string() }).index(\"by_a\", [\"a\"])", "t.b");
    is("t: defineTable({ a: v.string(), b: mystery, c: v.any() }).index(\"by_a\", [\"a\"])", "t.c");
    is("t: defineTable({ a: mystery, b: v.array(v.object({ c: v.literal(0) })) }).index(\"by_a\", [\"a\"])",
       "t.b[].c");
    is("t: defineTable({ a: mystery, b: mystery }).index(\"by_a\", [\"b\"])", "t.index:by_a");
    is("t: defineTable({ a: mystery, b: mystery })", "t.index:by_a");
    is("t: defineTable(mystery).index(\"by_a\", [\"a\"]), u: defineTable({})", "u");
    is("", "t");
    const std::string members = "t: defineTable({ u: v.union(v.string(), v.null(), v.number()) })";
    CHECK(difference("t: defineTable({ u: v.union(v.string(), mystery, v.number()) })", members) == "none");
    CHECK(difference("t: defineTable({ u: v.union(v.string(), v.number()) })", members) == "t.u");
    CHECK(difference("t: defineTable({ u: v.union(v.string(), v.null(), v.boolean()) })", members) == "t.u");
}
