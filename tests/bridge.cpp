#include "schema/bridge.h"

#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "diff/compare.h"
#include "diff/problems.h"
#include "schema/form.h"
#include "schema/text.h"
#include "tests/random_schema.h"
#include "tests/support.h"

// The bridge on each kind of change, and its laws on random pairs.
namespace {

using schema::Answer;
using schema::Bridge;
using schema::Operation;
using schema::Schema;

Schema schema_of(const std::string& tables, const std::string& options = "") {
    const std::string body = fmt::format("export default defineSchema({{ {} }}{});", tables, options);
    parser::Parsed parsed = tests::parse({{"schema.ts", tests::schema_file(body)}});
    REQUIRE(parsed.schema.has_value());
    return *parsed.schema;
}

std::string bridged(const std::string& before, const std::string& after) {
    const auto side = [](const std::string& document) {
        return schema_of(fmt::format("t: defineTable({})", document));
    };
    const Schema made = schema::bridge(side(before), side(after)).schema;
    return to_string(made, made.tables.front().document);
}

// The type of a field between two types.
std::string between(const std::string& before, const std::string& after) {
    const std::string made = bridged("{ f: " + before + " }", "{ f: " + after + " }");
    constexpr std::string_view start = "v.object({ f: ";
    REQUIRE(made.starts_with(start));
    return made.substr(start.size(), made.size() - start.size() - 3);
}

// The names of the indexes between two tables.
std::string indexes(const std::string& before, const std::string& after) {
    const Schema made =
        schema::bridge(schema_of("t: defineTable" + before), schema_of("t: defineTable" + after)).schema;
    std::string names;
    for (const schema::Index& index : made.tables.front().indexes) names += index.name + " ";
    return names;
}

std::string tables(const Schema& schema) {
    std::string names;
    for (const schema::Table& table : schema.tables) names += table.name + " ";
    return names;
}

}  // namespace

TEST_CASE("a bridge joins two types field by field, with as little as that needs") {
    CHECK(between("v.string()", "v.string()") == "v.string()");
    CHECK(between("v.literal('a')", "v.string()") == "v.string()");
    CHECK(between("v.string()", "v.number()") == "v.union(v.number(), v.string())");
    CHECK(between("v.int64()", "v.commitTs()") == "v.commitTs()");
    CHECK(between("v.id('a')", "v.id('b')") == "v.union(v.id(\"b\"), v.id(\"a\"))");
    CHECK(between("v.string()", "v.id('b')") == "v.union(v.id(\"b\"), v.string())");
    CHECK(between("v.any()", "v.string()") == "v.any()");
    CHECK(between("v.string()", "v.any()") == "v.any()");
    CHECK(between("v.optional(v.string())", "v.string()") == "v.optional(v.string())");
    CHECK(between("v.string()", "v.optional(v.null())") == "v.optional(v.union(v.null(), v.string()))");
    CHECK(between("v.array(v.string())", "v.array(v.number())") ==
          "v.array(v.union(v.number(), v.string()))");
    CHECK(between("v.record(v.string(), v.null())", "v.record(v.string(), v.number())") ==
          "v.record(v.string(), v.union(v.number(), v.null()))");
    CHECK(between("v.record(v.id('a'), v.null())", "v.record(v.id('b'), v.null())") ==
          "v.union(v.record(v.id(\"b\"), v.null()), v.record(v.id(\"a\"), v.null()))");
    CHECK(between("v.union(v.literal('a'), v.literal('b'), v.null())",
                  "v.union(v.literal('b'), v.literal('c'))") ==
          "v.union(v.literal(\"b\"), v.literal(\"c\"), v.literal(\"a\"), v.null())");
    CHECK(between("v.boolean()", "v.union(v.literal(true), v.literal(false))") ==
          "v.union(v.literal(true), v.literal(false))");
    CHECK(between("v.object({ a: v.string() })", "v.object({ b: v.string() })") ==
          "v.object({ a: v.optional(v.string()), b: v.optional(v.string()) })");
    CHECK(between("v.object({ x: v.null(), y: v.null(), a: v.null() })",
                  "v.object({ x: v.null(), a: v.null() })") ==
          "v.object({ x: v.null(), y: v.optional(v.null()), a: v.null() })");
    CHECK(between("v.object({ a: v.null() })", "v.record(v.string(), v.null())") ==
          "v.record(v.string(), v.null())");
    // A field that can never be there is not missed.
    CHECK(between("v.object({ a: v.optional(v.union()) })", "v.object({})") == "v.object({})");
}

TEST_CASE("members of unions are joined with those that are the same thing") {
    CHECK(
        between(
            "v.union(v.object({ kind: v.literal('a'), x: v.string() }), v.object({ kind: v.literal('b') }))",
            "v.union(v.object({ kind: v.literal('b'), z: v.null() }), v.object({ kind: v.literal('a') }))") ==
        "v.union(v.object({ kind: v.literal(\"b\"), z: v.optional(v.null()) }), "
        "v.object({ kind: v.literal(\"a\"), x: v.optional(v.string()) }))");
    // What the others take already is not added.
    CHECK(between("v.union(v.literal('a'), v.string())", "v.null()") == "v.union(v.null(), v.string())");
    CHECK(between("v.union(v.array(v.literal('a')), v.null())", "v.union(v.array(v.string()), v.number())") ==
          "v.union(v.array(v.string()), v.number(), v.null())");
}

TEST_CASE("a table's bridge is an object, a flat union of objects, or anything") {
    CHECK(bridged("v.any()", "{ a: v.string() }") == "v.any()");
    CHECK(bridged("v.union(v.object({ k: v.literal(1) }), v.object({ k: v.literal(2), x: v.null() }))",
                  "v.object({ k: v.literal(1), y: v.null() })") ==
          "v.union(v.object({ k: v.literal(1), y: v.optional(v.null()) }), "
          "v.object({ k: v.literal(2), x: v.null() }))");
    CHECK(bridged("{ _old: v.string(), a: v.null() }", "{ a: v.null() }") == "v.object({ a: v.null() })");
}

TEST_CASE("old indexes stay, where they can stay beside the new ones") {
    const std::string fields = "({ a: v.optional(v.string()), b: v.array(v.float64()) })";
    const std::string fewer = "({ b: v.array(v.float64()) })";
    CHECK(indexes(fields + ".index('x', ['a'])", fields + ".index('y', ['b'])") == "y x ");
    CHECK(indexes(fields + ".index('x', ['a'])", fewer) == "x ");                          // over what goes
    CHECK(indexes(fields + ".index('x', ['a'])", fields + ".index('y', ['a'])") == "y ");  // alike
    CHECK(indexes(fields + ".index('x', ['a'])", fields + ".index('x', ['b'])") == "x ");  // of one name
    CHECK(indexes(fields + ".index('x', ['a'])", fields + ".searchIndex('x', { searchField: 'a' })") == "x ");
    CHECK(indexes(fields + ".searchIndex('x', { searchField: 'a', filterFields: ['b', 'b'] })",
                  fields + ".searchIndex('y', { searchField: 'a', filterFields: ['b'] })") == "y ");
    CHECK(indexes(fields + ".vectorIndex('x', { vectorField: 'b', dimensions: 2, filterFields: ['a'] })",
                  fields + ".vectorIndex('y', { vectorField: 'b', dimensions: 2 })") == "y ");
    CHECK(indexes(fields + ".vectorIndex('x', { vectorField: 'b', dimensions: 3 })",
                  fields + ".vectorIndex('y', { vectorField: 'b', dimensions: 2 })") == "y x ");
    // Convex never took these.
    CHECK(indexes(fields + ".index('x', ['c']).index('_x', ['a']).index('by_id', ['b'])", fields).empty());
    CHECK(indexes(fields + ".vectorIndex('x', { vectorField: 'a', dimensions: 3 })", fields).empty());
    std::string many;
    for (int i = 0; i < 32; ++i) many += fmt::format(".index('x{0}', ['a', 'b.x{0}'])", i);
    CHECK(indexes(fields + ".index('x', ['a'])", "(v.any())" + many).find("x ") == std::string::npos);
}

TEST_CASE("tables of either side are in the bridge, and what was not checked is not") {
    const Schema before = schema_of("a: defineTable({}), b: defineTable({}), c: defineTable({})");
    const Schema after = schema_of("x: defineTable({}), b: defineTable({}), y: defineTable({})");
    CHECK(tables(schema::bridge(before, after).schema) == "a x b c y ");
    const Schema unchecked = schema_of("b: defineTable({ f: v.null() })", ", { schemaValidation: false }");
    const Schema checked = schema_of("b: defineTable({ f: v.string() })");
    const Bridge on = schema::bridge(unchecked, checked);
    CHECK(on.schema.validation == false);
    CHECK(on.operations.size() == 2);
    const Bridge off = schema::bridge(checked, unchecked);
    CHECK(off.schema.validation == false);
    CHECK(off.operations.empty());
}

namespace {

std::vector<Operation> without(std::vector<Operation> operations, std::size_t i) {
    operations.erase(operations.begin() + static_cast<std::ptrdiff_t>(i));
    return operations;
}

// Every way to leave out a part of one operation on documents.
std::vector<std::vector<Operation>> smaller(const std::vector<Operation>& operations) {
    std::vector<std::vector<Operation>> all;
    for (std::size_t i = 0; i < operations.size(); ++i) {
        const auto& what = operations[i].what;
        if (std::holds_alternative<schema::AddTable>(what) || std::holds_alternative<schema::KeepIndex>(what))
            continue;
        const auto* widen = std::get_if<schema::Widen>(&what);
        const std::size_t members = widen == nullptr ? 1 : widen->members.size();
        for (std::size_t member = 0; member < members; ++member) {
            std::vector<Operation> fewer = operations;
            if (members == 1) {
                fewer = without(operations, i);
            } else {
                auto& left = std::get<schema::Widen>(fewer[i].what).members;
                left.erase(left.begin() + static_cast<std::ptrdiff_t>(member));
            }
            all.push_back(std::move(fewer));
        }
    }
    return all;
}

bool is_flat(const Schema& schema, const schema::Table& table) {
    const auto* members = std::get_if<schema::Union>(&schema[table.document].shape);
    if (members == nullptr) return true;
    return std::all_of(members->members.begin(), members->members.end(), [&](schema::TypeId member) {
        return std::holds_alternative<schema::Object>(schema[member].shape);
    });
}

void check_bridge(const Schema& before, const Schema& after) {
    const Bridge bridge = schema::bridge(before, after);
    INFO(tests::typescript(before) << tests::typescript(after) << tests::typescript(bridge.schema));
    const auto takes = [](const Schema& made, const Schema& side) {
        return diff::compare(side, made).verdict.backward == Answer::yes;
    };
    CHECK(takes(bridge.schema, before));
    CHECK(takes(bridge.schema, after));
    // What Convex takes on both sides, it takes between them.
    const auto refuses = [](const Schema& schema) { return diff::refuses_push(diff::problems_of(schema)); };
    if (!refuses(before) && !refuses(after)) {
        CHECK_FALSE(refuses(bridge.schema));
        for (const schema::Table& table : bridge.schema.tables) CHECK(is_flat(bridge.schema, table));
    }
    // A bridge to the bridge needs nothing more of documents.
    CHECK(smaller(schema::bridge(before, bridge.schema).operations).empty());
    CHECK(smaller(schema::bridge(after, bridge.schema).operations).empty());
}

// None of what is done to documents can be left out, as far as they are checked.
void check_smallness(Schema before, Schema after) {
    before.validation = after.validation = true;
    const Bridge bridge = schema::bridge(before, after);
    INFO(tests::typescript(before) << tests::typescript(after) << tests::typescript(bridge.schema));
    for (const std::vector<Operation>& fewer : smaller(bridge.operations)) {
        const Schema made = with_operations(before, after, fewer);
        CHECK(diff::compare(before, made).verdict.backward != Answer::yes);
    }
}

}  // namespace

TEST_CASE("random pairs keep the laws of bridges") {
    constexpr std::uint64_t pairs = 10'000;
    for (std::uint64_t seed = 0; seed < pairs; ++seed) {
        INFO(seed);
        tests::RandomSchema random(seed);
        const Schema before = random.schema(3);
        const Schema after = random.changed(before, 3);
        CHECK(schema::bridge(after, after).operations.empty());
        check_bridge(before, after);
        check_smallness(before, after);
        // Two that have nothing to do with each other.
        if (seed % 10 == 0) check_bridge(before, random.schema(2));
    }
}
