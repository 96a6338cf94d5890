#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "diff/problems.h"
#include "tests/support.h"

// What Convex refuses, from both sides of each boundary: in the schemas of tests/rules, `// ! some-rule` ends
// each line at which that rule is broken, and no other line breaks any.
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// `12 some-rule` for each rule that a line is said to break.
std::set<std::string> expected(const std::string& text) {
    constexpr std::string_view mark = "// ! ";
    std::set<std::string> all;
    std::istringstream lines(text);
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        const std::size_t at = line.find(mark);
        if (at == std::string::npos) continue;
        std::istringstream rules(line.substr(at + mark.size()));
        for (std::string rule; rules >> rule;) all.insert(fmt::format("{} {}", number, rule));
    }
    return all;
}

std::set<std::string> found(const parser::Parsed& parsed, const diff::Limits& limits = {}) {
    std::set<std::string> all;
    for (const diff::Problem& one : diff::problems_of(*parsed.schema, limits)) {
        CHECK(one.level == diff::rule(one.id).level);
        all.insert(
            fmt::format("{} {}", parsed.sources.locate(one.span.value()).line, diff::rule(one.id).name));
    }
    return all;
}

std::set<std::string> names(const parser::Parsed& parsed, const diff::Limits& limits = {}) {
    std::set<std::string> all;
    for (const diff::Problem& one : diff::problems_of(*parsed.schema, limits))
        all.emplace(diff::rule(one.id).name);
    return all;
}

}  // namespace

TEST_CASE("each rule is broken at the lines that say so, and at no other") {
    std::set<std::string> files;
    for (const auto& entry : fs::directory_iterator(fs::path(SOURCE_DIRECTORY) / "tests/rules")) {
        INFO(entry.path().string());
        files.insert(entry.path().stem().string());
        const std::string text = read(entry.path());
        const parser::Parsed parsed = tests::parse({{"schema.ts", text}});
        REQUIRE(parsed.schema.has_value());
        CHECK(parsed.diagnostics.empty());
        const std::set<std::string> marks = expected(text);
        CHECK(found(parsed) == marks);
        // The file is about the rule of its name.
        const auto is_own = [&](const std::string& mark) {
            return mark.ends_with(" " + entry.path().stem().string());
        };
        CHECK(std::any_of(marks.begin(), marks.end(), is_own));
    }
}

TEST_CASE("where documents are not checked, an index may be over any field") {
    const std::string tables =
        "{ users: defineTable({ a: v.string() }).index(\"by_b\", [\"b\"])"
        ".vectorIndex(\"v\", { vectorField: \"a\", dimensions: 2, filterFields: [\"c\"] }) }";
    const auto schema = [&](const std::string& options) {
        return tests::parse({{"schema.ts", tests::schema_file("export default defineSchema(" + tables + ", " +
                                                              options + ");")}});
    };
    CHECK(names(schema("{ schemaValidation: true }")) ==
          std::set<std::string>{"index-field-missing", "vector-field-invalid", "filter-field-missing"});
    CHECK(names(schema("{ schemaValidation: false }")).empty());
    CHECK(names(schema("{ schemaValidation: process.env.STRICT === \"1\" }")).empty());
}

// A part that is unknown may be anything, and what is known beside it is still judged.
TEST_CASE("nothing is claimed of what is unknown") {
    const auto rules = [](const std::string& tables) {
        return names(tests::parse({{"schema.ts", tests::schema_file("declare const unknown: any;\n"
                                                                    "export default defineSchema({" +
                                                                    tables + "});")}}));
    };
    using Names = std::set<std::string>;
    const Names none;
    CHECK(rules("t: unknown") == none);
    CHECK(rules("t: defineTable(unknown).index(\"by_a\", [\"a\"])") == none);
    CHECK(rules("t: defineTable(v.union(v.object({}), unknown)).index(\"by_a\", [\"a\"])") == none);
    CHECK(rules("t: defineTable(v.union(v.object({}), unknown, v.string()))") == Names{"table-type-invalid"});
    CHECK(rules("t: defineTable({ a: unknown }).index(\"by_a\", [\"a.b\"])") == none);
    CHECK(rules("t: defineTable({ a: unknown }).index(\"by_b\", [\"b\"])") == Names{"index-field-missing"});
    CHECK(rules("t: defineTable({ ...unknown }).index(\"by_a\", [\"a\"])") == none);
    CHECK(rules("t: defineTable({ a: unknown, b: v.array(unknown) })"
                ".vectorIndex(\"a\", { vectorField: \"a\", dimensions: 2 })"
                ".vectorIndex(\"b\", { vectorField: \"b\", dimensions: 2 })") == none);
    CHECK(rules("t: defineTable({ a: v.array(v.float64()) })"
                ".vectorIndex(\"a\", { vectorField: \"a\", dimensions: unknown })") == none);
    CHECK(rules("t: defineTable({ a: v.string() }).index(\"by_a\", unknown).index(\"b\", [\"a\"])") == none);
    CHECK(rules("t: defineTable({ a: v.record(unknown, v.null()) })") == none);
    CHECK(rules("t: defineTable({ a: v.record(v.union(unknown, v.int64()), v.null()) })") ==
          Names{"record-keys-invalid"});
    CHECK(rules("t: defineTable({ a: v.id(unknown), b: v.literal(unknown) })") == none);
    CHECK(rules("t: defineTable({ a: v.id(\"b\") })") == Names{"id-of-unknown-table"});
    CHECK(rules("...unknown, t: defineTable({ a: v.id(\"b\") })") == none);
    CHECK(rules("...unknown, _t: defineTable({})") == Names{"table-name-reserved"});
}

TEST_CASE("how many indexes Convex takes is a setting") {
    std::string indexes;
    for (int i = 0; i < 33; ++i) indexes += fmt::format(".index(\"by_{0}\", [\"f{0}\"])", i);
    const parser::Parsed parsed =
        tests::parse({{"schema.ts", tests::schema_file("export default defineSchema({ "
                                                       "t: defineTable(v.any())" +
                                                       indexes + " });")}});
    CHECK(names(parsed) == std::set<std::string>{"many-indexes"});
    CHECK(names(parsed, {32, 32}) == std::set<std::string>{"too-many-indexes"});
    CHECK(names(parsed, {64, 64}).empty());
}

TEST_CASE("a deployment has at most 10,000 tables") {
    const auto with = [](int count) {
        return names(tests::parse({{"schema.ts", tests::schema_file(fmt::format(
                                                     "export default defineSchema(Object.fromEntries("
                                                     "Array.from({{ length: {} }}, (_, i) => [\"t\" + i, "
                                                     "defineTable({{}})])));",
                                                     count))}}));
    };
    CHECK(with(10'000).empty());
    CHECK(with(10'001) == std::set<std::string>{"too-many-tables"});
}

// What it says does not depend on where it stands, and two problems are never taken for one.
TEST_CASE("fingerprints of problems outlast moves and reordering") {
    const auto fingerprints = [](const std::string& tables) {
        const parser::Parsed parsed = tests::parse(
            {{"schema.ts", tests::schema_file("export default defineSchema({" + tables + "});")}});
        std::multiset<std::uint64_t> all;
        for (const diff::Problem& one : diff::problems_of(*parsed.schema)) all.insert(one.fingerprint);
        return all;
    };
    const auto before = fingerprints(
        "a: defineTable({ x: v.union(v.string(), v.object({ \"b-c\": v.null(), \"d-e\": v.null() })) })"
        ".index(\"i\", [\"y\", \"z\"]), 9: defineTable({})");
    const auto after = fingerprints(
        "9: defineTable({}), a: defineTable({ x: v.union(v.object({ \"d-e\": v.null(),\n \"b-c\": v.null() "
        "}),"
        " v.string(), v.int64()) }).index(\"j\", [\"x\"]).index(\"i\", [\"z\", \"y\"])");
    CHECK(before == after);
    CHECK(std::set<std::uint64_t>(before.begin(), before.end()).size() == 5);
}
