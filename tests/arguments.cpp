#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <sstream>

#include "tests/repository.h"
#include "tests/support.h"

// Schema arguments that are no revisions: standard input, `empty`, folders, files of other kinds.
namespace {

const std::string table = "export default defineSchema({ t: defineTable({ f: v.string() }) });\n";

cli::Outcome run_with_input(const tests::TemporaryFolder& folder, const std::vector<std::string>& arguments,
                            const std::string& text) {
    std::istringstream input(text);
    return cli::run(arguments, {folder.path().string(), false, &input});
}

void check_refused(const cli::Outcome& outcome, const std::string& error) {
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.out.empty());
    CHECK(outcome.err == error + "\n");
}

}  // namespace

TEST_CASE("standard input is TypeScript or JSON, and imports from the working tree") {
    const tests::TemporaryFolder folder;
    tests::write(folder.path() / "f.ts",
                 "import { v } from \"convex/values\";\nexport const f = v.string();\n");
    const std::string typescript = tests::schema_file(
        "import { f } from \"./f\";\nexport default defineSchema({ t: defineTable({ f }) });\n");
    const cli::Outcome exported = run_with_input(folder, {"export", "-"}, typescript);
    CHECK(exported.exit_code == 0);
    for (const std::string& text : {exported.out, "\n \t" + exported.out}) {
        const cli::Outcome again = run_with_input(folder, {"export", "-"}, text);
        CHECK(again.out == exported.out);
    }
    // A block is TypeScript, and what starts like JSON is judged as JSON.
    CHECK(run_with_input(folder, {"export", "-"}, "{}").exit_code == 0);
    CHECK(run_with_input(folder, {"export", "-"}, "{ }\n" + tests::schema_file(table)).exit_code == 0);
    check_refused(run_with_input(folder, {"export", "-"}, "{\n \"tables\": [,]}"),
                  "<stdin>.json:2:13: error: found `,` where a value was expected in JSON [syntax-error]");
    check_refused(
        run_with_input(folder, {"export", "-"}, "export default 1;\n"),
        "<stdin>.ts:1:16: error: the default export is not what `defineSchema()` returns [not-a-schema]");
    check_refused(
        run_with_input(folder, {"export", "-"}, std::string(2'000'001, ' ')),
        "error: `<stdin>.ts` is larger than 2 MB, which is the limit for a source file [file-too-large]");
    check_refused(run_with_input(folder, {"export", "-"}, std::string("\0", 1)),
                  "error: `<stdin>.ts` is not text: byte 1 is NUL [not-text]");
    check_refused(run_with_input(folder, {"diff", "-", "-"}, typescript),
                  "error: only one of the arguments can be standard input, `-` [bad-argument]");
}

TEST_CASE("`empty` is the schema with no tables") {
    const tests::TemporaryFolder folder;
    CHECK(run_with_input(folder, {"export", "empty"}, "").out ==
          "{\"tables\":[],\"schemaValidation\":true}\n");
    const cli::Outcome added = run_with_input(folder, {"diff", "empty", "-"}, tests::schema_file(table));
    CHECK(added.out.find("[table-added]") != std::string::npos);
    const cli::Outcome removed = run_with_input(folder, {"diff", "-", "empty"}, tests::schema_file(table));
    CHECK(removed.out.find("[table-removed]") != std::string::npos);
    CHECK(run_with_input(folder, {"check", "empty", "empty"}, "").exit_code == 0);
}

TEST_CASE("an argument that names no schema says so") {
    const tests::TemporaryFolder folder;
    for (const char* name : {"schema.txt", "schema", "schema.d.ts.map"})
        tests::write(folder.path() / name, tests::schema_file(table));
    const auto refused = [&](const std::string& argument, const std::string& error) {
        check_refused(run_with_input(folder, {"export", argument}, ""), "error: " + error);
    };
    const std::string kinds =
        " is no schema by its name: that ends in `.ts`, `.mts`, `.cts`, `.tsx`, `.js`, `.mjs`, `.cjs`, or "
        "`.json` for "
        "what Convex exports; `-` reads standard input [bad-argument]";
    refused("schema.txt", "`schema.txt`" + kinds);
    refused("schema", "`schema`" + kinds);
    refused("./schema.d.ts.map", "`schema.d.ts.map`" + kinds);
    refused("nothing.ts", "there is no file `nothing.ts` [missing-file]");
    refused("./main:schema.ts", "there is no file `./main:schema.ts` [missing-file]");
    refused("",
            "an argument is empty; write `empty` for a schema with no tables, and `.` for this folder "
            "[bad-argument]");
    refused(".", "there is no `schema.ts` in `convex` nor in `.` [missing-schema]");
}

TEST_CASE("every kind of source file is a schema file") {
    const tests::TemporaryFolder folder;
    for (const char* extension : {".ts", ".mts", ".cts", ".tsx", ".js", ".mjs", ".cjs"}) {
        const std::string name = std::string("schema") + extension;
        tests::write(folder.path() / name, tests::schema_file(table));
        CHECK(run_with_input(folder, {"export", name}, "").exit_code == 0);
    }
}

TEST_CASE("a folder is a project or a functions folder") {
    const tests::TemporaryFolder folder;
    const auto& top = folder.path();
    const auto exports = [&](const std::string& argument) {
        const cli::Outcome outcome = run_with_input(folder, {"export", argument}, "");
        return outcome.exit_code == 0 ? std::string("yes") : outcome.err;
    };
    tests::write(top / "package.json", "{}");
    tests::write(top / "plain/convex/schema.ts", tests::schema_file(table));
    tests::write(top / "javascript/convex/schema.js", tests::schema_file(table));
    tests::write(top / "configured/convex.json",
                 "\xEF\xBB\xBF{ \"functions\": \"./src/backend/\", \"node\": {} }");
    tests::write(top / "configured/src/backend/schema.ts", tests::schema_file(table));
    // A package of a monorepo whose functions are in another one.
    tests::write(top / "apps/web/convex.json", R"({ "functions": "../../packages/backend/convex" })");
    tests::write(top / "packages/backend/convex/schema.ts", tests::schema_file(table));
    tests::write(top / "unset/convex.json", "{}");
    tests::write(top / "unset/convex/schema.ts", tests::schema_file(table));
    for (const char* argument : {"plain", "plain/", "./plain/convex", "javascript", "configured",
                                 "configured/src/backend", "apps/web", "packages/backend", "unset"}) {
        INFO(argument);
        CHECK(exports(argument) == "yes");
    }
    CHECK(exports((top / "plain").string()) == "yes");
    tests::write(top / "bad/convex.json", "{\n  \"functions\": convex\n}");
    CHECK(exports("bad") ==
          "bad/convex.json:2:16: error: found `c` where a value was expected in JSON [bad-configuration]\n");
    tests::write(top / "list/convex.json", "[]");
    CHECK(exports("list") ==
          "list/convex.json:1:1: error: a `convex.json` is an object [bad-configuration]\n");
    for (const char* functions : {"", ".", "./"}) {
        tests::write(top / "itself/convex.json", std::string("{ \"functions\": \"") + functions + "\" }");
        CHECK(exports("itself") ==
              "error: there is no `schema.ts` in `itself`, the functions folder that `itself/convex.json` "
              "names [missing-schema]\n");
    }
    tests::write(top / "latin/convex.json", "{ \"functions\": \"\xE9\" }");
    CHECK(exports("latin") ==
          "error: `latin/convex.json` is not UTF-8 text: byte 17 cannot stand there [not-text]\n");
    tests::write(top / "moved/convex.json", R"({ "functions": "backend" })");
    CHECK(exports("moved") ==
          "error: there is no `schema.ts` in `moved/backend` nor in `moved` [missing-schema]\n");
}

TEST_CASE("what may not be looked at is not passed over for the next candidate") {
    namespace fs = std::filesystem;
    const tests::TemporaryFolder folder;
    const auto write = [&](const char* name, const std::string& text) {
        tests::write(folder.path() / name, text);
    };
    write("tsconfig.json", R"({ "compilerOptions": { "paths": { "@/*": ["./first/*", "./second/*"] } } })");
    write("first/f.ts", "export const f = 1;\n");
    write("second/f.ts", "export const f = 2;\n");
    write("schema.ts", tests::schema_file("import { f } from \"@/f\";\nexport default defineSchema({ t: "
                                          "defineTable({ f: v.literal(f) }) });\n"));
    // Root may look at everything.
    const auto as_nobody = [&] {
        const bool is_root = geteuid() == 0;
        if (is_root && seteuid(65534) != 0) return std::string("a user to run as");
        const cli::Outcome outcome = tests::run(folder.path(), {"export", "schema.ts"});
        if (is_root && seteuid(0) != 0) return std::string("root");
        return outcome.err;
    };
    fs::permissions(folder.path(), fs::perms::all);
    for (const char* closed : {"first", "first/f.ts"}) {
        INFO(closed);
        fs::permissions(folder.path() / closed, fs::perms::none);
        CHECK_THAT(as_nobody(),
                   Catch::Matchers::Contains("cannot be read: Permission denied [unknown-part]"));
        fs::permissions(folder.path() / closed, fs::perms::all);
    }
}
