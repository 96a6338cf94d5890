#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>

#include "diff/compare.h"
#include "diff/problems.h"
#include "tests/support.h"

// What a comment `@renamed` does, and when nothing is said of it.
namespace {

// Changes, and problems of renames, as `id path`, one a line.
std::string found(const std::string& before, const std::string& after) {
    const auto parse = [](const std::string& tables) {
        return tests::parse({{"schema.ts", tests::schema_file(tables)}});
    };
    const auto old = parse(before);
    const auto now = parse(after);
    REQUIRE(old.schema);
    REQUIRE(now.schema);
    const diff::Changes changes = diff::compare(*old.schema, *now.schema);
    std::string all;
    for (const diff::Change& change : changes.changes)
        all += fmt::format("{} {}\n", diff::kind(change.id).name, change.path);
    for (const diff::Problem& problem : diff::problems(*old.schema, *now.schema, changes))
        all += fmt::format("{} {}\n", diff::rule(problem.id).name, problem.path);
    return all;
}

std::string tables(const std::string& body) {
    return "export default defineSchema({ " + body + " });";
}

std::string table(const std::string& fields) {
    return tables("t: defineTable({ " + fields + " })");
}

}  // namespace

TEST_CASE("a renamed field is one change, in whatever it is nested") {
    CHECK(found(table("a: v.string()"), table("\n// @renamed from=a\nb: v.string()")) == "field-renamed b\n");
    CHECK(found(table("a: v.string()"), table("\n// @renamed from=a\nb: v.optional(v.number())")) ==
          "field-renamed b\n");
    CHECK(found(table("l: v.array(v.object({ a: v.string() }))"),
                table("l: v.array(v.object({\n/* @renamed from=a */\nb: v.string() }))")) ==
          "field-renamed l[].b\n");
    CHECK(found(table("r: v.record(v.string(), v.object({ a: v.string() }))"),
                table("r: v.record(v.string(), v.object({\n// @renamed from=a\nb: v.string() }))")) ==
          "field-renamed r{}.b\n");
    const std::string kind = "kind: v.literal('x'), ";
    CHECK(found(table("u: v.union(v.null(), v.object({ " + kind + "a: v.string() }))"),
                table("u: v.union(v.null(), v.object({ " + kind +
                      "\n// @renamed from=a\nb: v.string() }))")) == "field-renamed u|2.b\n");
    // Two at once, in each other's place.
    CHECK(found(table("a: v.string(), b: v.number()"), table("\n// @renamed from=a\nc: v.string(),\n"
                                                             "// @renamed from=b\nd: v.number()")) ==
          "field-renamed c\nfield-renamed d\n");
}

TEST_CASE("fields that trade names are not renamed") {
    const std::string both = table("a: v.string(), b: v.string()");
    CHECK(found(both, table("\n// @renamed from=b\na: v.string(),\n// @renamed from=a\nb: v.string()")) ==
          "rename-stale a\nrename-stale b\n");
    CHECK(found(both, table("\n// @renamed from=b\na: v.string(),\n// @renamed from=a\nb: v.number()")) ==
          "type-changed b\nrename-stale a\nrename-stale b\n");
    CHECK(found(both, table("\n// @renamed from=a\nb: v.string(),\n// @renamed from=b\nc: v.string()")) ==
          "field-added-required c\nfield-removed-required a\nrename-stale b\nrename-stale c\n");
    // Done long ago: there is no `a` to be told from it.
    CHECK(found(table("b: v.string(), c: v.string()"),
                table("\n// @renamed from=a\nb: v.string(),\n// @renamed from=b\nc: v.string()")) ==
          "rename-finished b\nrename-finished c\n");
}

TEST_CASE("a comment above a literal that renames nothing is said to be") {
    const auto literals = [](const std::string& all) { return table("s: v.union(" + all + ")"); };
    const std::string now = literals("\n// @renamed from=a\nv.literal('b'), v.literal('c')");
    CHECK(found(literals("v.literal('a'), v.literal('c')"), now) ==
          "literal-added s|1\nliteral-removed s|1\n");
    CHECK(found(literals("v.literal('b'), v.literal('c')"), now) == "rename-finished \n");
    CHECK(found(literals("v.literal('x'), v.literal('c')"), now) ==
          "literal-added s|1\nliteral-removed s|1\nrename-stale \n");
}

TEST_CASE("what is renamed back is a rename too") {
    const std::string before = table("a: v.string()");
    const std::string after = table("\n// @renamed from=a\nb: v.string()");
    CHECK(found(after, before) == "field-renamed a\n");
    const std::string later = table("\n// @renamed from=a\n// @renamed from=b\nc: v.string()");
    CHECK(found(after, later) == "field-renamed c\nrename-stale c\n");
}

TEST_CASE("a comment above a field that is used at several places counts where it is true") {
    const auto both = [](const std::string& shared) {
        return "const shared = { " + shared + " };\n" +
               tables("t: defineTable(shared), u: defineTable({ o: v.object(shared), x: v.null() })");
    };
    CHECK(found(both("a: v.string()"), both("\n// @renamed from=a\nb: v.string()")) ==
          "field-renamed b\nfield-renamed o.b\n");
    const std::string apart = tables(
        "t: defineTable({ a: v.string() }), u: defineTable({ o: v.object({ b: v.string() }), x: v.null() })");
    CHECK(found(apart, both("\n// @renamed from=a\nb: v.string()")) == "field-renamed b\n");
}

TEST_CASE("a comment that has done its work is said to have") {
    const std::string done = "\n// @renamed from=a\nb: v.string()";
    CHECK(found(table("b: v.string()"), table(done)) == "rename-finished b\n");
    CHECK(found(table("b: v.null()"), table(done)) == "type-changed b\nrename-finished b\n");
    CHECK(found(table("l: v.array(v.object({ b: v.string() })), x: v.null()"),
                table("l: v.array(v.object({" + done + " }))")) ==
          "field-removed-required x\nrename-finished l[].b\n");
    CHECK(found(table("a: v.string(), b: v.string()"), table(done)) ==
          "field-removed-required a\nrename-finished b\n");
    // Documents may have only the one that goes.
    CHECK(found(table("a: v.string(), b: v.optional(v.string())"), table(done)) ==
          "field-made-required b\nfield-removed-required a\nrename-stale b\n");
    CHECK(found(table("u: v.union(v.null(), v.object({ b: v.string() }))"),
                table("u: v.union(v.object({" + done + " }))")) == "null-removed u|1\nrename-finished u.b\n");
}

TEST_CASE("nothing is said of a comment where a part is unknown") {
    const std::string noted = "\n// @renamed from=a\nb: v.string()";
    const std::string unknown = "import { theirs } from 'unknown-package';\n";
    CHECK(found(unknown + table("o: v.object(theirs)"), table("o: v.object({" + noted + " })"))
              .find("rename") == std::string::npos);
    CHECK(found(unknown + table("...theirs"), table(noted)).find("rename") == std::string::npos);
    CHECK(found(unknown + table("o: theirs"), table("o: v.object({" + noted + " })")).find("rename-") ==
          std::string::npos);
    CHECK(found(unknown + tables("...theirs"), table(noted)).find("rename-") == std::string::npos);
    CHECK(found(table("a: v.string()"), unknown + table("...theirs, " + noted)).find("rename-") ==
          std::string::npos);
}

TEST_CASE("comments of installed packages are not for us") {
    const auto parsed =
        tests::parse({{"schema.ts", tests::schema_file("import { fields } from 'fields';\n" +
                                                       tables("t: defineTable(fields)"))},
                      {"node_modules/fields/package.json", R"({"name": "fields", "main": "index.js"})"},
                      {"node_modules/fields/index.js",
                       "import { v } from 'convex/values';\n"
                       "export const fields = {\n// @renamed from=a\nb: v.string() };"}});
    REQUIRE(parsed.schema);
    CHECK(schema::fully_known(*parsed.schema));
    CHECK(parsed.schema->notes.empty());
}
