#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <sstream>

#include "tests/repository.h"
#include "tests/support.h"

// `--evaluate node`, with the real node and the real `convex`: what it adds, what it refuses, and that
// nothing is run without it.
namespace {

namespace fs = std::filesystem;

// A project that has the packages of this repository.
class Project {
  public:
    Project() {
        tests::write(folder_.path() / "package.json", "{}");
        fs::create_directory_symlink(fs::path(SOURCE_DIRECTORY) / "node_modules",
                                     folder_.path() / "node_modules");
    }

    const fs::path& path() const { return folder_.path(); }
    void write(const std::string& file, const std::string& text) const { tests::write(path() / file, text); }
    cli::Outcome run(const std::vector<std::string>& arguments) const {
        return tests::run(path(), arguments);
    }
    cli::Outcome export_in_node() const { return run({"export", "convex", "--evaluate", "node"}); }

    // What `export` says of a schema that has to be run.
    std::string refusal(const std::string& body) const {
        write("convex/schema.ts", tests::schema_file(body));
        const cli::Outcome outcome = export_in_node();
        CHECK(outcome.exit_code == 2);
        CHECK(outcome.out.empty());
        return outcome.err;
    }

  private:
    tests::TemporaryFolder folder_;
};

// What no reader of TypeScript knows without running it.
const std::string unreadable =
    "class Names { static all = [...\"a-b\".matchAll(/[a-z]/g)].map((m) => m[0]); }\n";

const std::string unreadable_table = "export default defineSchema({ [Names.all[0]]: defineTable({}) });\n";

const std::string table = "export default defineSchema({ t: defineTable({ f: v.string() }) });\n";

// Writes `ran` into the current project when it is run.
std::string writes_when_run(const Project& project) {
    return fmt::format("process.getBuiltinModule(\"node:fs\").writeFileSync(\"{}\", \"\");\n",
                       (project.path() / "ran").string());
}

// The PATH without any program, until the end.
class EmptyPath {
  public:
    EmptyPath() { ::setenv("PATH", "/nowhere", 1); }
    EmptyPath(const EmptyPath&) = delete;
    EmptyPath& operator=(const EmptyPath&) = delete;
    ~EmptyPath() { ::setenv("PATH", before_.c_str(), 1); }

  private:
    std::string before_ = std::getenv("PATH");
};

}  // namespace

TEST_CASE("what cannot be read is known from node, with the places of what can be") {
    const Project project;
    const auto schema = [](const std::string& others) {
        return tests::schema_file(unreadable +
                                  "export default defineSchema({\n"
                                  "  users: defineTable({\n"
                                  "    name: v.string(),\n"
                                  "    role: v.union(...Names.all.map((n) => v.literal(n))),\n" +
                                  others + "  }),\n  posts: defineTable({ title: v.string() }),\n});\n");
    };
    project.write("old.ts", schema(""));
    project.write("convex/schema.ts", schema("    age: v.number(),\n"));
    const cli::Outcome unknown = project.run({"check", "old.ts", "convex"});
    CHECK(unknown.exit_code == 1);
    CHECK(unknown.out.starts_with("cannot tell: "));
    CHECK(unknown.out.find("--evaluate node") != std::string::npos);
    CHECK(project.run({"export", "convex"}).exit_code == 2);

    const cli::Outcome known = project.run({"check", "old.ts", "convex", "--evaluate", "node"});
    CHECK(known.exit_code == 1);
    CHECK(known.err.empty());
    CHECK(known.out.find("field `age` is new and required") != std::string::npos);
    CHECK(known.out.find("convex/schema.ts:8:5") != std::string::npos);
    CHECK(known.out.find("unknown") == std::string::npos);

    const cli::Outcome same = project.run({"diff", "convex", "convex", "--evaluate=node"});
    CHECK(same.out.ends_with("no changes\n"));
    CHECK(project.export_in_node().out.find(
              R"("role":{"fieldType":{"type":"union","value":[{"type":"literal","value":"a"},)") !=
          std::string::npos);
}

TEST_CASE("what node says is what the real convex package exports") {
    const Project project;
    project.write("convex/names.json", "{ \"a\": 1 }");
    project.write("convex/schema.ts",
                  tests::schema_file(
                      "import names from \"./names.json\";\n"
                      "import { z } from \"zod\";\n"
                      "import { zodToConvex } from \"convex-helpers/server/zod4\";\n" +
                      unreadable +
                      "const word = z.string().regex(/^[a-z]+$/);\n"
                      "export default defineSchema({\n"
                      "  a: defineTable({ f: zodToConvex(word), [Names.all[0] + \"x\"]: v.literal(-0) })\n"
                      "    .index(\"by_f\", [\"f\"])\n"
                      "    .searchIndex(Names.all[1], { searchField: \"f\", staged: true }),\n"
                      "  b: defineTable(v.union(v.object({ k: v.literal(names.a) }), v.object({}))),\n"
                      "  [Symbol.for(\"c\").description]: defineTable({ l: v.literal(1n) }),\n"
                      "}, { schemaValidation: process.env.NOTHING_OF_THIS_NAME !== undefined });\n"));
    CHECK(project.run({"export", "convex"}).exit_code == 2);
    const cli::Outcome exported = project.export_in_node();
    INFO(exported.err);
    REQUIRE(exported.exit_code == 0);
    const std::string oracle = tests::shell(
        project.path(),
        fmt::format("node '{}/tests/benchmark/evaluate.mjs' convex/schema.ts", SOURCE_DIRECTORY));
    CHECK(exported.out == oracle + "\n");
}

TEST_CASE("nothing is run unless it is asked for, and has to be") {
    const Project project;
    project.write("convex/schema.ts",
                  tests::schema_file(unreadable + writes_when_run(project) + unreadable_table));
    for (const char* option : {"--evaluate=static", "--format=text"}) {
        CHECK(project.run({"check", "empty", "convex", option}).exit_code == 1);
        CHECK_FALSE(fs::exists(project.path() / "ran"));
    }
    CHECK(project.export_in_node().exit_code == 0);
    CHECK(fs::exists(project.path() / "ran"));
    fs::remove(project.path() / "ran");

    // All of it is known.
    project.write("convex/schema.ts", tests::schema_file(table));
    {
        const EmptyPath without_node;
        CHECK(project.export_in_node().exit_code == 0);
    }
    tests::write(project.path() / "schema.json", project.run({"export", "convex"}).out);
    CHECK(project.run({"diff", "empty", "schema.json", "--evaluate", "node"}).exit_code == 0);
    CHECK_FALSE(fs::exists(project.path() / "ran"));
}

TEST_CASE("running a schema leaves nothing behind, and what it prints is no answer") {
    const Project project;
    project.write("convex/schema.ts",
                  tests::schema_file("console.log(\"schema\\n{}\");\nconsole.error(\"x\");\n"
                                     "process.stdout.write(\"schema\\n\");\n"
                                     "setInterval(() => {}, 1000);\n" +
                                     unreadable + unreadable_table));
    const std::string before = tests::fingerprint(project.path());
    const cli::Outcome outcome = project.export_in_node();
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.out.starts_with(R"({"tables":[{"tableName":"a",)"));
    CHECK(outcome.err.empty());
    CHECK(tests::fingerprint(project.path()) == before);
}

TEST_CASE("why node gives no schema is one line, with its place") {
    const Project project;
    CHECK(project.refusal("import { nothing } from \"nothing\";\n" + unreadable +
                          "export default defineSchema({ t: nothing(Names) });\n") ==
          "convex/schema.ts:3:25: error: esbuild does not bundle it: Could not resolve \"nothing\" "
          "[node-failed]\n");
    CHECK(project.refusal(unreadable + "if (Names.all.length === 2) throw new Error(\"no\\nmore\");\n" +
                          unreadable_table) ==
          "convex/schema.ts:5:16: error: running the schema throws: no [evaluation-throws]\n");
    CHECK(project.refusal(unreadable + "export default Names.all[7];\n")
              .ends_with("error: the default export is not what `defineSchema()` returns [not-a-schema]\n"));
    CHECK(project.refusal(unreadable + "process.exit(Names.all.length + 1);\n" + unreadable_table) ==
          "error: node ended with exit code 3 before there was a schema [node-failed]\n");
    CHECK(project.refusal("export default defineSchema({ t: defineTable({ f: v.strnig() }) });\n")
              .ends_with("`v.strnig` is not a function [evaluation-throws]\n"));
    CHECK(project.refusal("export default defineSchema({\n").find("[syntax-error]") != std::string::npos);

    project.write("convex/schema.ts", tests::schema_file(unreadable + "export default Names;\n"));
    {
        const EmptyPath without_node;
        CHECK(project.export_in_node().err ==
              "error: there is no program `node` here; install Node.js [node-failed]\n");
    }
    fs::remove(project.path() / "node_modules");
    CHECK(project.export_in_node().err ==
          "error: the package `convex` is not installed here; run `npm install` first [node-failed]\n");
    project.write("node_modules/convex/package.json",
                  R"({"name":"convex","exports":{"./server":"./server.js","./values":"./server.js"}})");
    project.write("node_modules/convex/server.js", "");
    CHECK(project.export_in_node().err ==
          "error: the package `esbuild` is not installed here; run `npm install` first [node-failed]\n");
}

TEST_CASE("a schema that does not end, or prints without end, is ended") {
    const Project project;
    const auto said = [&](const std::string& loop, std::chrono::milliseconds limit) {
        project.write("convex/schema.ts", tests::schema_file(unreadable + loop + unreadable_table));
        cli::Environment environment = {project.path().string(), false};
        environment.node_limit = limit;
        const cli::Outcome outcome = cli::run({"export", "convex", "--evaluate", "node"}, environment);
        CHECK(outcome.exit_code == 2);
        return outcome.err;
    };
    CHECK(said("while (Names.all.length > 0) {}\n", std::chrono::milliseconds(1500)) ==
          "error: the schema has not come to an end in 1.5 s, which is the limit [node-failed]\n");
    CHECK(said("const fs = process.getBuiltinModule(\"node:fs\");\n"
               "while (Names.all.length > 0) fs.writeSync(2, \"x\".repeat(65536));\n",
               std::chrono::seconds(30)) ==
          "error: the schema prints more than 64 MB, which is the limit [node-failed]\n");
}

TEST_CASE("what is not in the working tree is not run") {
    const Project project;
    const std::string text = tests::schema_file(unreadable + "export default defineSchema({ t: Names });\n");
    project.write("convex/schema.ts", text);
    project.write("known/schema.ts", tests::schema_file(table));
    tests::shell(project.path(), "git init -q -b main && git add convex known && git commit -qm x");
    const std::string way_out =
        "are unknown, and node runs files and folders of the working tree only; check it out, as with `git "
        "worktree add --detach ../before REV`, install its packages, and name it there [bad-argument]\n";
    for (const char* argument : {"main:convex", "merge-base:main:convex"}) {
        const cli::Outcome outcome = project.run({"diff", argument, "known", "--evaluate", "node"});
        CHECK(outcome.exit_code == 2);
        CHECK(outcome.err.ends_with(fmt::format("error: parts of `{}` {}", argument, way_out)));
    }
    std::istringstream input(text);
    const cli::Outcome outcome =
        cli::run({"export", "-", "--evaluate", "node"}, {project.path().string(), false, &input});
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err.ends_with("error: parts of `-` " + way_out));
    CHECK(project.run({"diff", "main:known", "known", "--evaluate", "node"}).exit_code == 0);
    CHECK(project.run({"export", "known", "--evaluate", "deno"}).exit_code == 2);
}
