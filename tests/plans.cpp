#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "diff/compare.h"
#include "emit/mount.h"
#include "emit/plan_documents.h"
#include "emit/sha256.h"
#include "parser/constant.h"
#include "planner/make_plan.h"
#include "planner/order.h"
#include "planner/rewrite.h"
#include "schema/accepts.h"
#include "schema/match.h"
#include "tests/random_schema.h"
#include "tests/support.h"

// Plans: their order and what they do to documents. What they generate is run for real by tests/plan.
namespace {

namespace fs = std::filesystem;
using schema::Answer;
using schema::Schema;

Schema schema_of(const std::string& tables) {
    parser::Parsed parsed = tests::parse(
        {{"schema.ts", tests::schema_file(fmt::format("export default defineSchema({{ {} }});", tables))}});
    REQUIRE(parsed.schema.has_value());
    return *parsed.schema;
}

planner::Plan plan_of(const Schema& before, const Schema& after) {
    return planner::make_plan(before, after, diff::compare(before, after), schema::bridge(before, after), {});
}

const planner::Step& step(const planner::Plan& plan, const std::string& id) {
    const auto found =
        std::find_if(plan.steps.begin(), plan.steps.end(), [&](const auto& one) { return one.id == id; });
    INFO(id);
    REQUIRE(found != plan.steps.end());
    return *found;
}

bool is_after(const planner::Step& step, const std::string& id) {
    return std::any_of(step.after.begin(), step.after.end(), [&](const auto& one) { return one.step == id; });
}

}  // namespace

TEST_CASE("steps are in order, cycles are one, and where there is a choice the first comes first") {
    using Groups = std::vector<std::vector<std::size_t>>;
    CHECK(planner::in_order(3, {}) == Groups{{0}, {1}, {2}});
    CHECK(planner::in_order(3, {{2, 0}}) == Groups{{1}, {2}, {0}});
    CHECK(planner::in_order(4, {{3, 1}, {1, 3}, {1, 0}}) == Groups{{1, 3}, {0}, {2}});
    CHECK(planner::in_order(2, {{0, 1}, {0, 1}}) == Groups{{0}, {1}});
    CHECK(planner::in_order(0, {}).empty());
}

TEST_CASE("a new table whose ids a required field needs is filled first") {
    const planner::Plan plan = plan_of(
        schema_of("users: defineTable({})"),
        schema_of("users: defineTable({ team: v.id('teams') }), teams: defineTable({ org: v.id('orgs') }), "
                  "orgs: defineTable({})"));
    CHECK(is_after(step(plan, "backfill-table:users"), "fill-table:teams"));
    CHECK(is_after(step(plan, "fill-table:teams"), "fill-table:orgs"));
    CHECK(is_after(step(plan, "make-required:users.team"), "backfill-table:users"));
}

TEST_CASE("what may have moved to a new table is copied before it is cleared") {
    const planner::Plan plan =
        plan_of(schema_of("users: defineTable({ bio: v.string() })"),
                schema_of("users: defineTable({}), profiles: defineTable({ bio: v.string() })"));
    CHECK(is_after(step(plan, "backfill-table:users"), "fill-table:profiles"));
}

TEST_CASE("new tables that need each other are one step") {
    const planner::Plan plan = plan_of(schema_of("users: defineTable({})"),
                                       schema_of("users: defineTable({ a: v.id('a') }), a: defineTable({ b: "
                                                 "v.id('b') }), b: defineTable({ a: v.id('a') })"));
    const planner::Step& joint = step(plan, "fill-table:a+b");
    CHECK(joint.tables == std::vector<std::string>{"a", "b"});
    CHECK(joint.reason ==
          "they need each other, and are one step: `a.b` needs ids of `b`; `b.a` needs ids of `a`; code can "
          "store no first document of them while all of these fields are required: let one be optional");
    CHECK(is_after(step(plan, "backfill-table:users"), "fill-table:a+b"));
}

TEST_CASE("new references of two tables to each other are one step") {
    const planner::Plan plan =
        plan_of(schema_of("a: defineTable({}), b: defineTable({})"),
                schema_of("a: defineTable({ b: v.id('b') }), b: defineTable({ a: v.id('a') })"));
    CHECK(step(plan, "backfill-table:a+b").tables.size() == 2);
}

TEST_CASE("a table goes after the ids that name it, a field with the indexes over it") {
    const planner::Plan plan = plan_of(
        schema_of(
            "teams: defineTable({}), users: defineTable({ team: v.id('teams') }).index('by_team', ['team'])"),
        schema_of("users: defineTable({})"));
    CHECK(is_after(step(plan, "remove-table:teams"), "remove-field:users.team"));
    CHECK(is_after(step(plan, "remove-table:teams"), "backfill-table:users"));
    CHECK(is_after(step(plan, "remove-field:users.team"), "remove-index:users.index:by_team"));
}

TEST_CASE("a backfill of random documents gives documents of the new schema, and leaves those as they are") {
    constexpr std::uint64_t pairs = 2'000;
    std::size_t rewritten = 0;
    for (std::uint64_t seed = 0; seed < pairs; ++seed) {
        INFO(seed);
        tests::RandomSchema random(seed);
        const Schema before = random.schema(3);
        const Schema after = random.changed(before, 3);
        const diff::Changes changes = diff::compare(before, after);
        const planner::Plan plan = plan_of(before, after);
        INFO(tests::typescript(before) << tests::typescript(after));
        for (const planner::TableBackfill& one : plan.backfills) {
            const auto table = std::find_if(after.tables.begin(), after.tables.end(),
                                            [&](const auto& each) { return each.name == one.table; });
            for (const emit::TestDocument& document :
                 emit::test_documents(one, before, after, plan.bridge.schema, changes, 20).documents) {
                const bool fits = accepts_document(after, *table, document.before) == Answer::yes;
                if (fits) CHECK((document.after.has_value() && !document.is_changed));
                if (document.after) CHECK(accepts_document(after, *table, *document.after) == Answer::yes);
                if (document.is_changed) ++rewritten;
            }
        }
    }
    CHECK(rewritten > 1'000);
}

TEST_CASE("a default is a value by itself") {
    CHECK(parser::constant("\"free\"").has_value());
    CHECK(parser::constant("{ seats: 5, tags: ['a'], big: 3n, none: null }").has_value());
    CHECK(parser::constant("[...[1, 2], 1 + 2]").has_value());
    CHECK_FALSE(parser::constant("doc._creationTime").has_value());
    CHECK_FALSE(parser::constant("() => 1").has_value());
    CHECK_FALSE(parser::constant("undefined").has_value());
    CHECK_FALSE(parser::constant("\"free").has_value());
    CHECK_FALSE(parser::constant("").has_value());
    CHECK_FALSE(parser::constant("1; 2").has_value());
}

TEST_CASE("the component is mounted with as little as that takes") {
    const auto text = [](const std::string& config) {
        const auto mount = emit::mount_migrations(config);
        if (const auto* why = std::get_if<emit::NoMount>(&mount)) return why->why;
        const auto& known = std::get<emit::Mount>(mount);
        return known.text.value_or("mounted as " + known.name);
    };
    const std::string app = "import { defineApp } from \"convex/server\";\n\nconst app = defineApp();\n";
    const std::string ours = "import m from \"@convex-dev/migrations/convex.config.js\";\n";
    CHECK(std::get<emit::Mount>(emit::mount_migrations(std::nullopt)).text->find("app.use(migrations);") !=
          std::string::npos);
    CHECK(text(app + "export default app;\n") ==
          "import { defineApp } from \"convex/server\";\nimport migrations from "
          "\"@convex-dev/migrations/convex.config.js\";\n\nconst app = defineApp();\napp.use(migrations);\n"
          "export default app;\n");
    CHECK(text(ours + app + "app.use(m);\nexport default app;\n") == "mounted as migrations");
    CHECK(text(ours + app + "app.use(m, { name: \"data\" });\nexport default app;\n") == "mounted as data");
    CHECK(text(ours + app + "// app.use(m);\nexport default app;\n").find("app.use(m);\n//") !=
          std::string::npos);
    CHECK(
        text("import { defineApp as define } from 'convex/server'\n\nexport default define({ env: {} })\n") ==
        "import { defineApp as define } from 'convex/server'\nimport migrations from "
        "'@convex-dev/migrations/convex.config.js'\n\nconst app = define({ env: {} "
        "})\napp.use(migrations)\n\n"
        "export default app\n");
    CHECK(text("import { defineComponent } from \"convex/server\";\n\nexport default "
               "defineComponent(\"agent\");\n") ==
          "import { defineComponent } from \"convex/server\";\nimport migrations from "
          "\"@convex-dev/migrations/convex.config.js\";\n\nconst component = defineComponent(\"agent\");\n"
          "component.use(migrations);\n\nexport default component;\n");
    CHECK(text("const app = defineApp();\nexport default app;\nimport { defineApp } from "
               "\"convex/server\";\n") ==
          "const app = defineApp();\napp.use(migrations);\nexport default app;\nimport { defineApp } from "
          "\"convex/server\";\nimport migrations from \"@convex-dev/migrations/convex.config.js\";\n");
    CHECK(text(ours + app + "app.use(m, options);\n")
              .starts_with("mounts `@convex-dev/migrations` under a name"));
    CHECK(text(ours + app + "app.use(m);\napp.use(m, { name: \"again\" });\n").starts_with("mounts"));
    CHECK(
        text("export default make(defineApp());\n").starts_with("has no name for what `defineApp()` gives"));
    CHECK(text("export default {};\n").starts_with("has no `defineApp()`"));
    CHECK(text("const app = ;").starts_with("is no TypeScript"));
}

TEST_CASE("SHA-256 is what everybody else says") {
    CHECK(emit::sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(emit::sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("a field that moves takes its optional neighbours along, and moves to optional fields too") {
    const auto moved = [](const std::string& before, const std::string& after) {
        const Schema old = schema_of("users: defineTable({ " + before + " })");
        const Schema now = schema_of("users: defineTable({ " + after + " })");
        const planner::Plan plan = plan_of(old, now);
        std::string text;
        for (const planner::Rewrite& one : plan.backfills.front().rewrites) {
            schema::match(
                one.what,
                [&](const planner::TakeOut& take) {
                    text += take.from + "." + take.part + " -> " + to_string(one.path) + "\n";
                },
                [&](const planner::PutIn& put) {
                    text += put.part + " -> " + to_string(one.path) + "." + put.part + "\n";
                },
                [&](const planner::Build&) { text += "build " + to_string(one.path) + "\n"; },
                [](const auto&) {});
        }
        return text;
    };
    const std::string inside = "o: v.object({ a: v.string(), b: v.optional(v.string()) })";
    CHECK(moved(inside, "a: v.string(), b: v.optional(v.string())") == "o.b -> b\no.a -> a\n");
    CHECK(moved("o: v.optional(v.object({ a: v.string() }))", "a: v.optional(v.string())") == "o.a -> a\n");
    CHECK(moved("a: v.string()", "o: v.optional(v.object({ a: v.string() }))") == "build o\n");
    CHECK(moved("o: v.object({ a: v.string() })", "b: v.optional(v.string())").empty());
    // Into and out of an object that was there before.
    const std::string two = "a: v.string(), o: v.object({ b: v.string() })";
    CHECK(moved(two, "o: v.object({ a: v.string(), b: v.string() })") == "a -> o.a\n");
    CHECK(moved(two, "o: v.object({ a: v.optional(v.string()), b: v.string() })") == "a -> o.a\n");
    CHECK(moved("o: v.object({ a: v.string(), b: v.string() })", two) == "o.a -> a\n");
    CHECK(moved("o: v.object({ a: v.string(), b: v.string() })",
                "a: v.optional(v.string()), o: v.object({ b: v.string() })") == "o.a -> a\n");
    // It may be any of two, or another.
    CHECK(moved("a: v.string(), o: v.object({}), p: v.object({})",
                "o: v.object({ a: v.optional(v.string()) }), p: v.object({ a: v.optional(v.string()) })")
              .empty());
    CHECK(moved(two, "o: v.object({ a: v.optional(v.number()), b: v.string() })").empty());
    CHECK(moved("a: v.string()", "o: v.object({ a: v.string() }), p: v.optional(v.object({ a: v.string() }))")
              .empty());
    // It requires nothing, or may be `null`.
    CHECK(moved("a: v.optional(v.string())", "o: v.optional(v.object({ a: v.optional(v.string()) }))") ==
          "build o\n");
    CHECK(moved("a: v.string()", "o: v.union(v.null(), v.object({ a: v.string() }))") == "build o\n");
    CHECK(moved("o: v.union(v.null(), v.object({ a: v.string() }))", "a: v.optional(v.string())") ==
          "o.a -> a\n");
    CHECK(moved("o: v.union(v.null(), v.object({ a: v.string(), b: v.string() }))",
                "o: v.union(v.null(), v.object({ b: v.string() })), a: v.optional(v.string())") ==
          "o.a -> a\n");
    CHECK(moved("o: v.union(v.null(), v.object({ b: v.string() })), a: v.string()",
                "o: v.union(v.null(), v.object({ a: v.optional(v.string()), b: v.string() }))") ==
          "a -> o.a\n");
}

TEST_CASE("a field that is cleared while its name is new elsewhere is told of") {
    const auto told = [](const std::string& before, const std::string& after) {
        const planner::Plan plan = plan_of(schema_of("users: defineTable({ " + before + " })"),
                                           schema_of("users: defineTable({ " + after + " })"));
        const auto step = std::find_if(plan.steps.begin(), plan.steps.end(), [](const planner::Step& one) {
            return one.kind == planner::StepKind::backfill_table;
        });
        return step->what;
    };
    CHECK(told("o: v.object({ p: v.object({ x: v.string() }) })", "x: v.optional(v.string())") ==
          "clears `o`; nothing of `o.p.x` goes into the new `x`");
    CHECK(told("o: v.object({ x: v.string() }), p: v.object({ x: v.string() })",
               "x: v.optional(v.string()), o: v.object({}), p: v.object({})") ==
          "clears `o.x`, `p.x`; nothing of `o.x` goes into the new `x`; nothing of `p.x` goes into the new "
          "`x`");
    CHECK(told("x: v.string()", "o: v.optional(v.object({ x: v.string(), z: v.string() }))") ==
          "clears `x`; nothing of `x` goes into the new `o.x`");
    CHECK(told("o: v.object({ n: v.number() })", "n: v.optional(v.int64())") ==
          "clears `o`; nothing of `o.n` goes into the new `n`");
    CHECK(told("c: v.object({ x: v.string() }), d: v.object({})",
               "c: v.object({}), d: v.object({ x: v.optional(v.string()) })") ==
          "clears `c.x`; nothing of `c.x` goes into the new `d.x`");
    // Of a member that has another number in the old schema.
    CHECK(told("u: v.union(v.object({ k: v.literal('a'), y: v.null() }), v.object({ k: v.literal('b'), x: "
               "v.string() }))",
               "x: v.optional(v.string()), u: v.union(v.object({ k: v.literal('c') }), "
               "v.object({ k: v.literal('a'), y: v.null() }), v.object({ k: v.literal('b') }))") ==
          "clears `u|3.x`; nothing of `u|3.x` goes into the new `x`");
    // What is moved is not left behind, and another name is another field.
    CHECK(told("x: v.string()", "o: v.optional(v.object({ x: v.string() }))") == "fills `o`; clears `x`");
    CHECK(told("o: v.object({ x: v.string() })", "x: v.optional(v.string())") == "fills `x`; clears `o`");
    CHECK(told("x: v.string()", "y: v.optional(v.string())") == "clears `x`");
}

TEST_CASE("random pairs are written to the folder SCHEMAPLAN_PAIRS", "[.]") {
    const char* folder = std::getenv("SCHEMAPLAN_PAIRS");
    REQUIRE(folder != nullptr);
    for (std::uint64_t seed = 0; seed < 1'000; ++seed) {
        tests::RandomSchema random(seed);
        const Schema before = random.schema(3);
        const Schema after = random.changed(before, 3);
        const fs::path pair = fs::path(folder) / fmt::format("random-{:03}", seed);
        fs::create_directories(pair);
        std::ofstream(pair / "old.ts", std::ios::binary) << tests::typescript(before);
        std::ofstream(pair / "new.ts", std::ios::binary) << tests::typescript(after);
    }
}
