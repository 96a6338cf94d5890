#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "diff/compare.h"
#include "tests/support.h"

// Pairs of tables with the verdicts there and back, derived by hand from how Convex judges a document.
namespace {

struct ByHand {
    std::string before;  // what `defineTable` is given
    std::string after;
    std::string verdicts;
};

// The table has one field.
std::string field(const std::string& type) {
    return "{ a: " + type + " }";
}

ByHand fields(const std::string& before, const std::string& after, const std::string& verdicts) {
    return {field(before), field(after), verdicts};
}

diff::Verdict compare(const std::string& before, const std::string& after,
                      const std::string& options_before = "", const std::string& options_after = "") {
    const auto parsed = [](const std::string& table, const std::string& options) {
        return tests::parse(
            {{"schema.ts", tests::schema_file("const a = v.literal(\"a\"), b = v.literal(\"b\"), "
                                              "c = v.literal(\"c\"), d = v.literal(\"d\");\n"
                                              "export default defineSchema({ t: defineTable(" +
                                              table + "), u: defineTable({}) }, {" + options + "});\n")}});
    };
    const parser::Parsed old = parsed(before, options_before);
    const parser::Parsed now = parsed(after, options_after);
    REQUIRE(old.schema.has_value());
    REQUIRE(now.schema.has_value());
    REQUIRE(schema::fully_known(*old.schema));
    REQUIRE(schema::fully_known(*now.schema));
    return diff::compare(*old.schema, *now.schema).verdict;
}

std::string written(const diff::Verdict& verdict) {
    const auto word = [](schema::Answer answer) {
        return answer == schema::Answer::yes ? "yes" : answer == schema::Answer::no ? "no" : "unknown";
    };
    return std::string(word(verdict.backward)) + ", " + word(verdict.forward);
}

void check(const std::vector<ByHand>& pairs) {
    for (const ByHand& pair : pairs) {
        INFO(pair.before << "\n" << pair.after);
        CHECK(written(compare(pair.before, pair.after)) == pair.verdicts);
    }
}

}  // namespace

TEST_CASE("by hand: values without parts") {
    check({
        fields("v.union(v.string(), v.number())", "v.union(v.number(), v.string())", "yes, yes"),
        fields("v.boolean()", "v.union(v.literal(true), v.literal(false))", "yes, yes"),
        fields("v.boolean()", "v.literal(true)", "no, yes"),
        fields("v.id(\"t\")", "v.string()", "yes, no"),
        fields("a", "v.id(\"t\")", "no, no"),
        fields("v.literal(\"10000t\")", "v.id(\"t\")", "no, no"),
        fields("v.union(v.id(\"t\"), a)", "v.string()", "yes, no"),
        fields("v.union(a, v.id(\"t\"))", "v.union(v.id(\"t\"), v.string())", "yes, no"),
        fields("v.union(v.id(\"t\"), v.id(\"u\"))", "v.union(v.id(\"u\"), v.id(\"t\"), v.null())", "yes, no"),
        fields("v.int64()", "v.commitTs()", "yes, yes"),
        fields("v.literal(1n)", "v.commitTs()", "yes, no"),
        fields("v.literal(1)", "v.int64()", "no, no"),
        fields("v.number()", "v.int64()", "no, no"),
        fields("v.float64()", "v.number()", "yes, yes"),
        fields("v.bigint()", "v.int64()", "yes, yes"),
        fields("v.literal(0)", "v.literal(-0)", "no, no"),
        fields("v.union(v.literal(0), v.literal(-0))", "v.number()", "yes, no"),
        fields("v.literal(NaN)", "v.literal(NaN)", "yes, yes"),
        fields("v.union(v.literal(1), v.number())", "v.number()", "yes, yes"),
        fields("v.bytes()", "v.array(v.number())", "no, no"),
        fields("v.string()", "v.union(v.string(), v.null())", "yes, no"),
        fields("v.nullable(v.string())", "v.union(v.null(), v.string())", "yes, yes"),
        fields("v.union(v.union(a, b), c)", "v.union(a, v.union(b, c))", "yes, yes"),
        fields("v.union(a)", "a", "yes, yes"),
    });
}

TEST_CASE("by hand: what is absent, nothing, or anything") {
    check({
        {"{}", field("v.optional(v.string())"), "yes, no"},
        fields("v.optional(v.string())", "v.string()", "no, yes"),
        fields("v.optional(v.string())", "v.union(v.string(), v.null())", "no, no"),
        fields("v.any()", "v.optional(v.any())", "yes, no"),
        {field("v.optional(v.any())"), "{}", "no, yes"},
        {field("v.optional(v.union())"), "{}", "yes, yes"},
        fields("v.union()", "v.string()", "yes, no"),
        {field("v.union()"), "v.union()", "yes, yes"},
        {"v.union()", field("v.string()"), "yes, no"},
        {"{ a: v.string(), b: v.union() }", "{ c: v.number() }", "yes, no"},
        fields("v.object({ x: v.union() })", "v.union()", "yes, yes"),
        fields("v.union(v.string(), v.object({ x: v.union() }))", "v.string()", "yes, yes"),
        fields("v.array(v.union())", "v.union(v.array(v.string()), v.null())", "yes, no"),
        fields("v.array(v.union())", "v.union()", "no, yes"),
        fields("v.record(v.string(), v.union())", "v.object({})", "yes, yes"),
        fields("v.any()", "v.union(v.any(), v.string())", "yes, yes"),
        fields(
            "v.any()",
            "v.union(v.null(), v.boolean(), v.int64(), v.number(), v.string(), v.bytes(), v.array(v.any()), "
            "v.record(v.string(), v.any()))",
            "yes, yes"),
        fields("v.any()",
               "v.union(v.null(), v.boolean(), v.int64(), v.number(), v.string(), v.array(v.any()), "
               "v.record(v.string(), v.any()))",
               "no, yes"),
        fields("v.any()",
               "v.union(v.null(), v.literal(true), v.commitTs(), v.number(), v.string(), v.bytes(), "
               "v.array(v.any()), v.record(v.string(), v.any()), v.literal(false))",
               "yes, yes"),
        {"v.union(v.object({ k: a, x: v.any() }), v.object({ k: b, x: v.union() }))", "{ k: a, x: v.any() }",
         "yes, yes"},
    });
}

TEST_CASE("by hand: arrays, records and objects") {
    check({
        fields("v.array(v.union(v.string(), v.number()))",
               "v.union(v.array(v.string()), v.array(v.number()))", "no, yes"),
        fields("v.union(v.array(v.string()), v.array(v.any()))", "v.array(v.any())", "yes, yes"),
        fields("v.array(v.object({ x: v.optional(v.string()) }))",
               "v.array(v.record(v.string(), v.string()))", "yes, no"),
        fields("v.object({ x: v.optional(v.string()) })", "v.record(v.string(), v.string())", "yes, no"),
        fields("v.object({ x: v.string() })", "v.record(v.string(), v.number())", "no, no"),
        fields("v.object({ x: v.optional(v.number()) })", "v.record(v.string(), v.string())", "no, no"),
        fields("v.object({ x: v.any() })", "v.record(v.string(), v.any())", "yes, no"),
        fields("v.object({ x: v.string() })", "v.record(v.id(\"t\"), v.string())", "no, no"),
        fields("v.object({})", "v.record(v.id(\"t\"), v.string())", "yes, no"),
        fields("v.record(v.id(\"t\"), v.string())", "v.record(v.string(), v.string())", "yes, no"),
        fields("v.record(v.id(\"t\"), v.string())", "v.record(v.id(\"u\"), v.string())", "no, no"),
        fields("v.record(v.id(\"t\"), v.string())", "v.record(v.union(v.id(\"u\"), v.id(\"t\")), v.any())",
               "yes, no"),
        fields("v.record(v.string(), v.string())", "v.object({ x: v.optional(v.string()) })", "no, yes"),
        fields("v.record(v.string(), v.boolean())",
               "v.union(v.record(v.string(), v.literal(true)), v.record(v.string(), v.literal(false)))",
               "no, yes"),
        fields("v.union(v.record(v.string(), v.string()), v.object({ x: v.number() }))",
               "v.record(v.string(), v.union(v.string(), v.number()))", "yes, no"),
        fields("v.union(v.record(v.string(), v.number()), v.object({ x: v.string() }))",
               "v.union(v.object({ x: v.string() }), v.record(v.string(), v.any()))", "yes, no"),
        fields("v.record(v.string(), v.any())", "v.union(v.object({}), v.record(v.string(), v.any()))",
               "yes, yes"),
        fields(
            "v.object({ r: v.record(v.id(\"t\"), v.union(v.string(), v.number())), k: v.boolean() })",
            "v.union(v.object({ r: v.record(v.id(\"t\"), v.string()), k: v.literal(true) }), v.object({ r: "
            "v.record(v.string(), v.union(v.string(), v.number())), k: v.boolean() }))",
            "yes, no"),
    });
}

TEST_CASE("by hand: unions that objects distribute over") {
    const std::string square = "v.object({ x: v.union(a, b), y: v.union(c, d) })";
    check({
        fields(square,
               "v.union(v.object({ x: a, y: c }), v.object({ x: b, y: d }), v.object({ x: a, y: d }), "
               "v.object({ "
               "x: b, y: c }))",
               "yes, yes"),
        fields(square,
               "v.union(v.object({ x: a, y: c }), v.object({ x: b, y: d }), v.object({ x: a, y: d }))",
               "no, yes"),
        fields(square, "v.union(v.object({ x: a, y: v.union(d, c) }), v.object({ y: v.union(c, d), x: b }))",
               "yes, yes"),
        fields(
            square,
            "v.union(v.object({ x: a, y: v.any() }), v.object({ x: v.any(), y: c }), v.object({ x: b, y: d "
            "}))",
            "yes, no"),
        fields(square, "v.union(v.object({ x: a, y: v.any() }), v.object({ x: v.any(), y: c }))", "no, no"),
        fields("v.object({ x: v.optional(v.string()) })",
               "v.union(v.object({}), v.object({ x: v.string() }))", "yes, yes"),
        fields("v.object({ x: v.optional(a), y: v.optional(b) })",
               "v.union(v.object({}), v.object({ x: a }), v.object({ y: b }))", "no, yes"),
        fields("v.object({ x: v.optional(a), y: v.optional(b) })",
               "v.union(v.object({}), v.object({ x: a }), v.object({ y: b }), v.object({ x: a, y: b }))",
               "yes, yes"),
        fields("v.object({ x: v.optional(v.boolean()) })",
               "v.union(v.object({ x: v.literal(true) }), v.object({}), v.object({ x: v.literal(false) }))",
               "yes, yes"),
        fields("v.object({ x: v.optional(v.union(v.null(), a)) })",
               "v.union(v.object({}), v.object({ x: v.null() }), v.object({ x: a }))", "yes, yes"),
        fields("v.object({ x: v.boolean(), y: v.boolean() })",
               "v.union(v.object({ x: v.literal(true), y: v.boolean() }), v.object({ x: v.boolean(), y: "
               "v.literal(true) }), v.object({ x: v.literal(false), y: v.literal(false) }))",
               "yes, yes"),
        fields("v.object({ n: v.union(v.literal(1n), v.literal(2n)), m: v.union(v.literal(1n), "
               "v.literal(2n)) })",
               "v.union(v.object({ n: v.literal(1n), m: v.literal(1n) }), v.object({ n: v.literal(2n), m: "
               "v.literal(2n) }))",
               "no, yes"),
        fields("v.object({ p: v.object({ x: v.union(a, b) }), q: v.union(c, d) })",
               "v.union(v.object({ p: v.object({ x: a }), q: v.union(c, d) }), v.object({ p: v.object({ x: b "
               "}), "
               "q: c }), v.object({ p: v.object({ x: b }), q: d }))",
               "yes, yes"),
        fields("v.object({ p: v.array(v.union(a, b)) })",
               "v.union(v.object({ p: v.array(a) }), v.object({ p: v.array(b) }))", "no, yes"),
        fields("v.object({ k: v.boolean(), p: v.array(v.string()) })",
               "v.union(v.object({ k: v.literal(true), p: v.array(v.string()) }), v.object({ k: "
               "v.literal(false), p: v.array(v.any()) }))",
               "yes, no"),
        // What one array holds, the other fields may take to either member.
        fields(
            "v.object({ p: v.array(v.union(a, b)), k: v.union(c, d) })",
            "v.union(v.object({ p: v.array(a), k: v.union(c, d) }), v.object({ p: v.array(v.any()), k: c }))",
            "no, no"),
    });
}

TEST_CASE("by hand: documents") {
    const std::string tagged =
        "v.union(v.object({ kind: a, x: v.string() }), v.object({ kind: b, y: v.number() }))";
    check({
        {tagged, "{ kind: v.union(a, b), x: v.optional(v.string()), y: v.optional(v.number()) }", "yes, no"},
        {tagged, "{ kind: v.string(), x: v.optional(v.string()), y: v.optional(v.number()) }", "yes, no"},
        {tagged, "v.union(v.object({ kind: a, x: v.string() }))", "no, yes"},
        {"v.union(v.object({ kind: a }), v.object({ kind: b }))", "{ kind: v.union(b, a) }", "yes, yes"},
        {"v.union(v.object({ kind: a, x: v.optional(v.string()) }), v.object({ kind: b }))",
         "{ kind: v.union(a, b), x: v.optional(v.string()) }", "yes, no"},
        {"{ version: v.optional(v.literal(2)), x: v.union(v.string(), v.number()) }",
         "v.union(v.object({ version: v.literal(2), x: v.any() }), v.object({ x: v.union(v.string(), "
         "v.number()) "
         "}))",
         "yes, no"},
        {"v.union(v.object({ a: v.string() }), v.object({ b: v.string() }))",
         "v.union(v.object({ a: v.string() }), v.object({ b: v.string() }), v.object({}))", "yes, no"},
        {"{ a: v.optional(v.string()), b: v.optional(v.string()) }",
         "v.union(v.object({ a: v.string(), b: v.optional(v.string()) }), v.object({ a: "
         "v.optional(v.string()), "
         "b: v.string() }), v.object({}))",
         "yes, yes"},
        {"{ a: v.optional(v.string()), b: v.optional(v.string()) }",
         "v.union(v.object({ a: v.string(), b: v.optional(v.string()) }), v.object({ a: "
         "v.optional(v.string()), "
         "b: v.string() }))",
         "no, yes"},
        {"v.any()", "{}", "no, yes"},
        {"v.any()", "v.record(v.string(), v.any())", "yes, yes"},
        {"v.any()", "v.union(v.object({}), v.any())", "yes, yes"},
        {"{ a: v.string(), _x: v.number() }", "{ a: v.string() }", "yes, yes"},
        {"{ o: v.object({ _x: v.string() }) }", "{ o: v.object({}) }", "no, no"},
        {"v.union(v.object({ _x: v.string(), a: v.string() }), v.object({ a: v.number() }))",
         "{ a: v.union(v.number(), v.string()) }", "yes, yes"},
    });
}

TEST_CASE("by hand: `schemaValidation`") {
    const std::string off = " schemaValidation: false ";
    const std::string text = field("v.string()");
    const std::string number = field("v.number()");
    CHECK(written(compare(text, number, off, off)) == "yes, yes");
    CHECK(written(compare(text, text, off, "")) == "no, yes");
    CHECK(written(compare(text, number, off, "")) == "no, yes");
    CHECK(written(compare(text, number, "", off)) == "yes, no");
    CHECK(written(compare("v.any()", "v.any()", "", off)) == "yes, no");  // of `u`
}
