#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "cli/run.h"
#include "tests/repository.h"
#include "tests/support.h"

// What keeps a plan from being written, what is written, and what options do to it.
namespace {

// A project with what `plan` is told of it.
class Folder {
  public:
    void write(const std::string& name, const std::string& text) const {
        tests::write(folder_.path() / name, text);
    }
    std::string read(const std::string& name) const {
        std::ifstream stream(folder_.path() / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }
    bool has(const std::string& name) const { return std::filesystem::exists(folder_.path() / name); }
    cli::Outcome run(const std::vector<std::string>& arguments) const {
        return tests::run(folder_.path(), arguments);
    }
    cli::Outcome run_in(const std::string& where, const std::vector<std::string>& arguments) const {
        return tests::run(folder_.path() / where, arguments);
    }
    cli::Outcome plan(const std::vector<std::string>& more = {}) const {
        std::vector<std::string> arguments = {"plan", "old.ts", "convex/schema.ts", "--out", "plan"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run(arguments);
    }

  private:
    tests::TemporaryFolder folder_;
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

TEST_CASE("two literals with one old name are refused") {
    const Folder folder;
    write_pair(folder, "s: v.union(v.literal('a'), v.literal('z'))",
               "s: v.union(\n// @renamed from=a\nv.literal('b'),\n// @renamed from=a\nv.literal('c'))");
    const cli::Outcome outcome = folder.plan();
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err.find("`a` is the old name of two literals") != std::string::npos);
}

TEST_CASE("a rename that is not made is refused where a field is cleared") {
    for (const auto& [after, message] : std::vector<std::pair<std::string, std::string>>{
             {"\n// @renamed from=a\nb: v.optional(v.string()),\n// @renamed from=a\nc: "
              "v.optional(v.string())",
              "`@renamed from=a` contradicts another one"},
             {"\n// @renamed from=aa\nb: v.optional(v.string())", "field `b` was not renamed from `aa`"},
             {"b: v.optional(v.string()), // @renamed from=a\nc: v.optional(v.string())",
              "stands above no field"},
             {"\n// @renamed a\nb: v.optional(v.string())", "does not say which name a field had"},
             {"o: v.optional(v.object({\n// @renamed from=a\nb: v.string()\n}))",
              "field `o.b` was not renamed from `a`"}}) {
        INFO(after);
        const Folder folder;
        write_pair(folder, "a: v.string()", after);
        const cli::Outcome outcome = folder.plan();
        CHECK(outcome.exit_code == 2);
        CHECK(outcome.out.empty());
        CHECK(outcome.err.find(message) != std::string::npos);
        CHECK(!folder.has("plan/PLAN.md"));
    }
    const Folder folder;
    write_pair(folder, "a: v.number()", "a: v.string(),\n// @renamed from=aa\nb: v.optional(v.string())");
    CHECK(folder.plan().exit_code == 0);
}

TEST_CASE("a field that every object of JavaScript has is refused") {
    const Folder folder;
    write_pair(folder, "a: v.string()", "a: v.string(), constructor: v.string()");
    const cli::Outcome outcome = folder.plan();
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err.find("would touch `constructor`") != std::string::npos);
}

TEST_CASE("a rename of a field whose new name was there before is refused") {
    const Folder folder;
    write_pair(folder, "a: v.string(), b: v.optional(v.string())",
               "\n// @renamed from=a\nb: v.optional(v.string())");
    const cli::Outcome outcome = folder.plan();
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err.find("`b` is in the old schema beside `a`, and no plan can tell") != std::string::npos);
}

TEST_CASE("the current folder and those around it are no folder of a plan") {
    const Folder folder;
    write_pair(folder, "a: v.string(), b: v.string()", "a: v.string()");
    folder.write("here/inside/notes.txt", "mine");
    const auto out = [&](const std::string& where, const std::string& named) {
        return folder.run_in(where, {"plan", "../old.ts", "../convex/schema.ts", "--out", named});
    };
    for (const char* named : {".", "", "./", "..", "../here", "inside/..", "/"}) {
        INFO(named);
        const cli::Outcome outcome = out("here", named);
        CHECK(outcome.exit_code == 2);
        CHECK(outcome.out.empty());
        CHECK(outcome.err.find("for the plan alone") != std::string::npos);
    }
    CHECK(folder.read("here/inside/notes.txt") == "mine");
    CHECK(out("here", "../here/plan/").exit_code == 0);
    CHECK(folder.has("here/plan/PLAN.md"));
    CHECK(out("here", "../beside").exit_code == 0);
    CHECK(folder.has("beside/PLAN.md"));
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

TEST_CASE("a default on the command line is given once") {
    const Folder folder;
    write_pair(folder, "a: v.string()", "a: v.string(), n: v.number()");
    const cli::Outcome outcome = folder.plan({"--default", "users.n=1", "--default", "users.n=2"});
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err.find("`--default` is given twice for `users.n`") != std::string::npos);
}

TEST_CASE(
    "a default may be in the configuration, where a comment is the same and the command line counts first") {
    const Folder folder;
    const auto now = [](const std::string& comment) {
        return "a: v.string(),\n" + comment +
               "plan: v.union(v.literal('free'), v.literal('pro')), n: v.int64()";
    };
    const auto config = [&](const std::string& defaults) {
        folder.write(".schemaplan.json", R"({ "version": 1, "defaults": )" + defaults + " }");
    };
    const auto filled_with = [&](const std::string& value, const std::vector<std::string>& more = {}) {
        const cli::Outcome outcome = folder.plan(more);
        if (outcome.exit_code != 0) return outcome.err;
        const std::string found = outcome.out.substr(outcome.out.find("backfill_"));
        const std::string code = folder.read("plan/widen/convex/" + found.substr(0, found.find('`')) + ".ts");
        return std::string(code.find(value) != std::string::npos ? "yes" : "no");
    };
    write_pair(folder, "a: v.string()", now(""));
    config(R"({ "users.plan": "free", "users.n": 9007199254740993, "users.a": "not needed" })");
    CHECK(filled_with("next.plan = \"free\"") == "yes");
    CHECK(filled_with("next.n = 9007199254740993n") == "yes");
    CHECK(filled_with("TODO(schemaplan)") == "no");
    CHECK(filled_with("next.plan = \"pro\"", {"--default", "users.plan=\"pro\""}) == "yes");
    CHECK(folder.run({"plan", "old.ts", "convex/schema.ts", "--config", "none.json"}).exit_code == 2);

    write_pair(folder, "a: v.string()", now("// @default \"free\"\n"));
    CHECK(filled_with("next.plan = \"free\"") == "yes");
    write_pair(folder, "a: v.string()", now("// @default \"pro\"\n"));
    CHECK(filled_with("").find("schema.ts:4:4: error: the default of `users.plan` is `\"pro\"` here and "
                               "`\"free\"` in .schemaplan.json:1:45; keep one of them") != std::string::npos);
    CHECK(filled_with("next.plan = \"free\"", {"--default", "users.plan=\"free\""}) == "yes");
}

TEST_CASE("a default of the configuration that is none is refused at its place") {
    const Folder folder;
    write_pair(folder, "a: v.string()",
               "a: v.string(), n: v.int64(), o: v.object({ k: v.array(v.union(v.int64(), v.null())) })");
    const auto refused = [&](const std::string& defaults) {
        folder.write(".schemaplan.json", "{ \"version\": 1, \"defaults\":\n" + defaults + " }");
        const cli::Outcome outcome = folder.plan();
        CHECK(outcome.exit_code == 2);
        CHECK(outcome.out.empty());
        CHECK_FALSE(folder.has("plan/PLAN.md"));
        return outcome.err;
    };
    CHECK(refused(R"({ "users.n": 1.5 })") ==
          ".schemaplan.json:2:14: error: the default of `users.n` is `1.5`, which `v.int64()` does not take "
          "[bad-default]\n");
    CHECK(refused(R"({ "users.m": 1 })") ==
          ".schemaplan.json:2:3: error: there is no field `users.m` in the new schema to have a default; "
          "correct the name, or remove it [bad-default]\n");
    CHECK(refused(R"({ "users.o": { "k": [1, "a"] } })").find(":2:14: error: the default of") !=
          std::string::npos);
    CHECK(refused(R"({ "users.o": { "k": [], "k": [] } })").find(":2:25: error: `k` is there twice") !=
          std::string::npos);
    CHECK(refused(R"({ "users": 1 })").find("[bad-configuration]") != std::string::npos);
    CHECK(refused(R"({ "users.n": 1, "users.n": 1 })").find("`users.n` is there twice") != std::string::npos);
}

TEST_CASE("fields that trade names are refused") {
    const Folder folder;
    for (const char* now : {"\n// @renamed from=b\na: v.string(),\n// @renamed from=a\nb: v.string()",
                            "\n// @renamed from=a\nb: v.string(),\n// @renamed from=b\nc: v.string()"}) {
        write_pair(folder, "a: v.string(), b: v.string()", now);
        const cli::Outcome outcome = folder.plan();
        CHECK(outcome.exit_code == 2);
        CHECK(outcome.err.find("the old one of another field, by comments `@renamed`") != std::string::npos);
    }
}

TEST_CASE("a stub is unfilled as long as it throws, whatever is in comments") {
    const Folder folder;
    write_pair(folder, "a: v.string()", "a: v.string(), plan: v.string()");
    const cli::Outcome outcome = folder.plan();
    REQUIRE(outcome.exit_code == 0);
    const std::string found = outcome.out.substr(outcome.out.find("backfill_"));
    const std::string name = found.substr(0, found.find('`')) + ".ts";
    folder.write("widened.ts", folder.read("plan/widen/convex/schema.ts"));
    const auto check = [&](const std::string& code) {
        folder.write(name, code);
        return folder.run({"check", "old.ts", "widened.ts", "--plan", "plan"});
    };
    std::string code = folder.read("plan/widen/convex/" + name);
    const cli::Outcome unfilled = check(code);
    CHECK(unfilled.exit_code == 1);
    CHECK(unfilled.out.find("`usersPlan` of the backfill is not written yet") != std::string::npos);
    CHECK(unfilled.out.find("to waive") == std::string::npos);
    const std::string mark = "TODO(schemaplan)";
    code.replace(code.find(mark), mark.size(), "done");
    CHECK(check(code).exit_code == 1);
    const std::size_t thrown = code.find("throw new Error(");
    code.replace(thrown, code.find('\n', thrown) - thrown, "return \"free\"; // " + mark);
    CHECK(check(code).exit_code == 0);
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
        return folder.run(arguments);
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
    const cli::Outcome exported = folder.run({"export", "convex/schema.ts"});
    folder.write("new.json", exported.out);
    const cli::Outcome outcome = folder.run({"plan", "old.ts", "new.json"});
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err.find("a plan edits the source of the new schema") != std::string::npos);
}

// For tests/plan/run.mjs, which plans them.
