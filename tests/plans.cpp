#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "cli/run.h"
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

// Plans: their order, what they do to documents, and what keeps them from being written. What they generate
// is run for real by tests/plan.
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

// A folder that is there as long as this object.
class Folder {
  public:
    Folder() : path_(fs::temp_directory_path() / "schemaplan-plans") {
        fs::remove_all(path_);
        fs::create_directories(path_);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { fs::remove_all(path_); }

    void write(const std::string& name, const std::string& text) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary) << text;
    }
    std::string read(const std::string& name) const {
        std::ifstream stream(path_ / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }
    bool has(const std::string& name) const { return fs::exists(path_ / name); }
    cli::Outcome plan(std::vector<std::string> more = {}) const {
        std::vector<std::string> arguments = {"plan", "old.ts", "convex/schema.ts", "--out", "plan"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return cli::run(arguments, {path_.string(), false});
    }

  private:
    fs::path path_;
};

void write_pair(const Folder& folder, const std::string& before, const std::string& after) {
    const auto file = [](const std::string& fields) {
        return tests::schema_file("export default defineSchema({ users: defineTable({ " + fields + " }) });");
    };
    folder.write("package.json", "{}");
    folder.write("old.ts", file(before));
    folder.write("convex/schema.ts", file(after));
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

TEST_CASE("a plan replaces a plan, and nothing else") {
    const Folder folder;
    write_pair(folder, "a: v.string(), b: v.string()", "a: v.string()");
    REQUIRE(folder.plan().exit_code == 0);
    CHECK(folder.has("plan/widen/convex/schema.ts"));
    CHECK(folder.has("plan/narrow/convex/schema.ts"));
    CHECK(folder.has("plan/plan.json"));
    CHECK(folder.has("plan/PLAN.md"));
    CHECK_FALSE(folder.has("convex/convex.config.ts"));
    const std::string first = folder.read("plan/plan.json");
    REQUIRE(folder.plan().exit_code == 0);
    CHECK(folder.read("plan/plan.json") == first);

    folder.write("plan/notes.txt", "mine");
    cli::Outcome outcome = folder.plan();
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.find("`plan` holds `notes.txt`, which no plan wrote") != std::string::npos);
    CHECK(folder.read("plan/notes.txt") == "mine");
    CHECK(folder.read("plan/plan.json") == first);
}

TEST_CASE("literals that trade names are refused") {
    const Folder folder;
    write_pair(folder, "s: v.union(v.literal('a'), v.literal('b'))",
               "s: v.union(\n// @renamed from=a\nv.literal('b'),\n// @renamed from=b\nv.literal('c'))");
    const cli::Outcome outcome = folder.plan();
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err.find("`b` is a new name and an old one") != std::string::npos);
}

TEST_CASE("a field that every object of JavaScript has is refused") {
    const Folder folder;
    write_pair(folder, "a: v.string()", "a: v.string(), constructor: v.string()");
    const cli::Outcome outcome = folder.plan();
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err.find("would touch `constructor`") != std::string::npos);
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
}

TEST_CASE("a rename of a field whose new name was there before is refused") {
    const Folder folder;
    write_pair(folder, "a: v.string(), b: v.optional(v.string())",
               "\n// @renamed from=a\nb: v.optional(v.string())");
    const cli::Outcome outcome = folder.plan();
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err.find("`b` is in the old schema beside `a`, and no plan can tell") != std::string::npos);
}

TEST_CASE("a folder in the place of `plan.json` is refused") {
    const Folder folder;
    write_pair(folder, "a: v.string(), b: v.string()", "a: v.string()");
    folder.write("plan/plan.json/notes.txt", "mine");
    const cli::Outcome outcome = folder.plan();
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err.find("which no plan wrote") != std::string::npos);
}

TEST_CASE("what was written by hand in a plan is not overwritten") {
    const Folder folder;
    write_pair(folder, "a: v.string(), b: v.string()", "a: v.string()");
    REQUIRE(folder.plan().exit_code == 0);
    folder.write("plan/widen/convex/schema.ts", "mine");
    const cli::Outcome outcome = folder.plan();
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err.find("was changed") != std::string::npos);
    CHECK(folder.read("plan/widen/convex/schema.ts") == "mine");
}

TEST_CASE("a folder with files of one's own is refused before anything is written") {
    const Folder folder;
    write_pair(folder, "a: v.string(), b: v.string()", "a: v.string()");
    folder.write("plan/plan.json", "{}");
    const cli::Outcome outcome = folder.plan();
    CHECK(outcome.exit_code == 2);
    CHECK(folder.read("plan/plan.json") == "{}");
    CHECK_FALSE(folder.has("plan/PLAN.md"));
}

TEST_CASE("a default may be given on the command line, and has to be for something") {
    const Folder folder;
    write_pair(folder, "a: v.string()", "a: v.string(), plan: v.union(v.literal('free'), v.literal('pro'))");
    CHECK(folder.plan({"--default", "users.plan=\"free\""}).out.find("to write") == std::string::npos);
    CHECK(folder.plan().out.find("to write") != std::string::npos);
    CHECK(folder.plan({"--default", "users.plan=\"gratis\""}).exit_code == 2);
    CHECK(folder.plan({"--default", "users.a=\"free\""}).exit_code == 2);
    CHECK(folder.plan({"--default", "plan"}).exit_code == 2);
}

TEST_CASE("new indexes of a large table are staged in the first phase and enabled in the last") {
    const Folder folder;
    folder.write("package.json", "{}");
    const std::string helper = "const indexed = (t) => t.index(\"by_a\", [\"a\"]);\n";
    folder.write("old.ts",
                 tests::schema_file("export default defineSchema({ users: defineTable({ a: v.string() }), "
                                    "posts: defineTable({ b: v.string() }) });"));
    folder.write("convex/schema.ts",
                 tests::schema_file(
                     "export default defineSchema({ users: defineTable({ a: v.string() }).index(\"by_a\", "
                     "[\"a\"]), posts: defineTable({ b: v.string() }).index(\"by_b\", [\"b\"]) });"));
    const cli::Outcome outcome = folder.plan({"--large-table", "users"});
    REQUIRE(outcome.exit_code == 0);
    const std::string widened = folder.read("plan/widen/convex/schema.ts");
    CHECK(widened.find(".index(\"by_a\", { fields: [\"a\"], staged: true })") != std::string::npos);
    CHECK(widened.find(".index(\"by_b\", [\"b\"])") != std::string::npos);
    CHECK(folder.read("plan/narrow/convex/schema.ts") == folder.read("convex/schema.ts"));
    CHECK(outcome.out.find("the index `by_a` is built in the background") != std::string::npos);
    CHECK(outcome.out.find("the index `by_a` is enabled") != std::string::npos);
    CHECK(folder.plan().out.starts_with("nothing to plan"));

    const cli::Outcome unknown = folder.plan({"--large-table", "user"});
    CHECK(unknown.exit_code == 2);
    CHECK(unknown.err.find("`--large-table user` is no table of both schemas; did you mean `users`?") !=
          std::string::npos);

    folder.write(
        "convex/schema.ts",
        tests::schema_file(
            helper + "export default defineSchema({ users: indexed(defineTable({ a: v.string() "
                     "})), posts: indexed(defineTable({ a: v.optional(v.string()), b: v.string() })) });"));
    const cli::Outcome shared = folder.plan({"--large-table", "users"});
    CHECK(shared.exit_code == 2);
    CHECK(shared.err.find("the index `by_a` of `users` is not written where it alone can be staged") !=
          std::string::npos);
}

TEST_CASE("new validators are staged before the last phase where that is asked for and Convex can") {
    const Folder folder;
    write_pair(folder, "a: v.string(), b: v.string()", "a: v.string()");
    REQUIRE(folder.plan().exit_code == 0);
    CHECK_FALSE(folder.has("plan/stage/convex/schema.ts"));
    const cli::Outcome outcome = folder.plan({"--stage-validators"});
    REQUIRE(outcome.exit_code == 0);
    CHECK(outcome.out.find("in four phases") != std::string::npos);
    const std::string staged = folder.read("plan/stage/convex/schema.ts");
    CHECK(staged.find(".staged({ b: undefined })") != std::string::npos);
    CHECK(folder.read("plan/PLAN.md").find("## Phase 4: narrow") != std::string::npos);

    const auto run = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), {"--plan", "plan"});
        return cli::run(arguments, {fs::temp_directory_path() / "schemaplan-plans", false});
    };
    folder.write("staged.ts", staged);
    folder.write("widened.ts", folder.read("plan/widen/convex/schema.ts"));
    const cli::Outcome alone = run({"check", "widened.ts", "staged.ts"});
    CHECK(alone.exit_code == 1);
    CHECK(alone.out.find("is not there  [stub-unfilled]") != std::string::npos);
    const std::string found = outcome.out.substr(outcome.out.find("backfill_"));
    const std::string name = found.substr(0, found.find('`')) + ".ts";
    folder.write(name, folder.read("plan/widen/convex/" + name));
    CHECK(run({"check", "widened.ts", "staged.ts"}).exit_code == 0);
    const cli::Outcome narrow = run({"check", "staged.ts", "convex/schema.ts"});
    CHECK(narrow.exit_code == 0);
    CHECK(narrow.out.find("[proof-due]") != std::string::npos);

    folder.write("package.json", R"({ "dependencies": { "convex": "^1.46.0" } })");
    const cli::Outcome old = folder.plan({"--stage-validators"});
    CHECK(old.exit_code == 2);
    CHECK(old.err.find("`--stage-validators` takes convex 1.47, and the project has 1.46.0") !=
          std::string::npos);
}

TEST_CASE("a table for which something is staged already is named, and the others are staged") {
    const Folder folder;
    folder.write("package.json", "{}");
    const auto file = [](const std::string& gone, const std::string& staged) {
        return tests::schema_file("export default defineSchema({ a: defineTable({ x: v.string()" + gone +
                                  " }), b: defineTable({ x: v.string()" + gone + " })" + staged + " });");
    };
    folder.write("old.ts", file(", gone: v.string()", ""));
    folder.write("convex/schema.ts", file("", ".staged({ x: v.literal(\"x\") })"));
    const cli::Outcome outcome = folder.plan({"--stage-validators"});
    REQUIRE(outcome.exit_code == 0);
    CHECK(outcome.out.find("not staged: b") != std::string::npos);
    CHECK(outcome.out.find("a: its new validator is staged") != std::string::npos);
    CHECK(folder.read("plan/stage/convex/schema.ts").find(".staged({ gone: undefined })") !=
          std::string::npos);
    CHECK(folder.read("plan/PLAN.md").find("Not staged, since no edit stages it alone: `b`.") !=
          std::string::npos);
}

TEST_CASE("a plan edits source: exported JSON and standard input have none") {
    const Folder folder;
    write_pair(folder, "a: v.string(), b: v.string()", "a: v.string()");
    const cli::Outcome exported =
        cli::run({"export", "convex/schema.ts"}, {fs::temp_directory_path() / "schemaplan-plans", false});
    folder.write("new.json", exported.out);
    const cli::Outcome outcome =
        cli::run({"plan", "old.ts", "new.json"}, {fs::temp_directory_path() / "schemaplan-plans", false});
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err.find("a plan edits the source of the new schema") != std::string::npos);
}

// For tests/plan/run.mjs, which plans them.
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
