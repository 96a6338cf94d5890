#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <regex>

#include "cli/git_tree.h"
#include "cli/revision.h"
#include "tests/schema_repository.h"
#include "tests/support.h"

// Schemas in git revisions, in real repositories made by the real git.
namespace {

namespace fs = std::filesystem;
using tests::check_refused;
using tests::commit;
using tests::initialise;
using tests::run;
using tests::schema_with;
using tests::shell;
using tests::type_of_f;
using tests::write;

}  // namespace

TEST_CASE("a revision is read as it was, with all that it imports, and nothing is written") {
    const tests::TemporaryFolder folder;
    const fs::path& top = folder.path();
    initialise(top);
    write(top / "convex/schema.ts",
          tests::schema_file(
              "import { f } from \"./fields\";\nexport default defineSchema({ t: defineTable({ f }) });\n"));
    write(top / "convex/fields.ts", "import { v } from \"convex/values\";\nexport const f = v.string();\n");
    commit(top, "one");
    shell(top, "git tag -a v1 -m v1 && git checkout -q -b dev");
    write(top / "convex/fields.ts", "import { v } from \"convex/values\";\nexport const f = v.number();\n");
    commit(top, "two");
    write(top / "convex/fields.ts", "import { v } from \"convex/values\";\nexport const f = v.bytes();\n");
    write(top / "apps/web/notes.txt", "");
    const std::string before = tests::fingerprint(top);

    for (const char* argument : {"main:convex/schema.ts", "main:", "main:convex", "main:convex/", "main:.",
                                 "v1:", "HEAD~1:", "HEAD^:", "HEAD^{/one}:", "merge-base:main:convex",
                                 "refs/heads/main:", "main^{commit}:"}) {
        INFO(argument);
        CHECK(type_of_f(top, argument) == "string");
    }
    CHECK(type_of_f(top, "dev:") == "number");
    CHECK(type_of_f(top, "@:convex/schema.ts") == "number");
    CHECK(type_of_f(top, shell(top, "git rev-parse HEAD^{tree}") + ":") == "number");
    CHECK(type_of_f(top, shell(top, "git rev-parse --short HEAD") + ":") == "number");
    CHECK(type_of_f(top, ".") == "bytes");
    CHECK(type_of_f(top / "convex", "main:./schema.ts") == "string");
    CHECK(type_of_f(top / "convex", "main:convex/schema.ts") == "string");
    CHECK(type_of_f(top / "convex", "main:./") == "string");
    CHECK(type_of_f(top / "apps/web", "main:../../convex/schema.ts") == "string");
    CHECK(type_of_f(top / "apps/web", "main:") == "string");

    const cli::Outcome diff = run(top / "convex", {"diff", "merge-base:main", "schema.ts"});
    CHECK(diff.exit_code == 0);
    CHECK(diff.out.find("was  v.string()  convex/schema.ts:4:48\n") != std::string::npos);
    CHECK(diff.out.find("is   v.bytes()  schema.ts:4:48\n") != std::string::npos);
    for (const char* path : {"convex", ".", "convex/schema.ts", "./convex/", "dev:convex"}) {
        INFO(path);
        const cli::Outcome outcome = run(top, {"check", "merge-base:main", path});
        CHECK(outcome.exit_code == 1);
        CHECK(outcome.err.empty());
    }
    CHECK(tests::fingerprint(top) == before);
}

TEST_CASE("paths that a revision does not have, and revisions that do not exist") {
    const tests::TemporaryFolder folder;
    const fs::path& top = folder.path();
    initialise(top);
    check_refused(top, {"export", "HEAD:convex/schema.ts"}, "there is no revision `HEAD` [unknown-revision]");
    check_refused(top, {"export", "merge-base:HEAD:x"}, "there is no commit yet [unknown-revision]");
    write(top / "convex/schema.ts", schema_with("v.string()"));
    commit(top, "one");
    write(top / "convex/new.ts", schema_with("v.string()"));
    write(top / "backend/schema.ts", schema_with("v.string()"));

    check_refused(top, {"export", "main:convex/new.ts"},
                  "there is no `convex/new.ts` in `main` [missing-file]");
    check_refused(top, {"diff", "merge-base:main", "convex/new.ts"},
                  "there is no `convex/new.ts` in the merge base of `main` and HEAD [missing-file]");
    check_refused(top / "convex", {"export", "main:schema.ts"},
                  "there is no `schema.ts` in `main`; did you mean `main:./schema.ts`? [missing-file]");
    check_refused(top, {"export", "main:../x/schema.ts"},
                  "`../x/schema.ts` leads out of the repository [bad-argument]");
    check_refused(top, {"export", "main:backend"}, "there is no `backend` in `main` [missing-file]");
    check_refused(top, {"export", "nope:convex"}, "there is no revision `nope` [unknown-revision]");
    check_refused(top, {"export", "main..main:convex"},
                  "there is no revision `main..main` [unknown-revision]");
    check_refused(top, {"export", "main\n:convex"}, "there is no revision `main\n` [unknown-revision]");
    check_refused(top, {"export", "HEAD~7:convex"}, "there is no revision `HEAD~7` [unknown-revision]");
    check_refused(top, {"export", "HEAD:convex/schema.ts:convex"},
                  "there is no `convex/schema.ts:convex` in `HEAD` [missing-file]");
    const std::string blob = shell(top, "git rev-parse HEAD:convex/schema.ts");
    check_refused(top, {"export", blob + ":x"},
                  fmt::format("`{}` is a file, not a revision [unknown-revision]", blob));
    check_refused(top, {"export", ":convex"}, "`:convex` names no revision; write `REV:path` [bad-argument]");
    check_refused(top, {"export", "merge-base:"},
                  "`merge-base:` names no revision; write `merge-base:REV:path` [bad-argument]");

    // Nothing that a revision is called is ever an option.
    const std::string before = tests::fingerprint(top);
    for (const char* option : {"--output=/x", "--help", "--batch-all-objects", "-h", "--git-dir=/x"}) {
        check_refused(top, {"export", "--", fmt::format("{}:x", option)},
                      fmt::format("there is no revision `{}` [unknown-revision]", option));
        check_refused(top, {"export", "--", fmt::format("merge-base:{}:x", option)},
                      fmt::format("there is no revision `{}` [unknown-revision]", option));
    }
    CHECK(tests::fingerprint(top) == before);

    // A file that is there is a file, whatever its name.
    write(top / "main:schema.ts", schema_with("v.bytes()"));
    CHECK(type_of_f(top, "main:schema.ts") == "bytes");
}

TEST_CASE("a merge base takes its path from the other side, if that has one") {
    const tests::TemporaryFolder folder;
    const fs::path top = folder.path() / "repository";
    initialise(top);
    write(top / "convex/schema.ts", schema_with("v.string()"));
    commit(top, "one");
    write(folder.path() / "elsewhere.ts", schema_with("v.string()"));
    const std::string write_it = "; write `merge-base:REV:path` [bad-argument]";
    check_refused(top, {"export", "merge-base:main"},
                  "a merge base takes its path from the other side, and there is none" + write_it);
    check_refused(top, {"diff", "merge-base:main", "empty"},
                  "a merge base takes its path from the other side, and `empty` has none" + write_it);
    check_refused(top, {"diff", "merge-base:main", "merge-base:HEAD"},
                  "a merge base takes its path from the other side, which has none either" + write_it);
    check_refused(top, {"diff", "merge-base:main", "../elsewhere.ts"},
                  "`../elsewhere.ts` is not in this repository" + write_it);
    CHECK(run(top, {"check", "merge-base:main", "merge-base:HEAD:convex"}).exit_code == 0);
    CHECK(run(top, {"check", (top / "convex/schema.ts").string(), "merge-base:main"}).exit_code == 0);
}

TEST_CASE("merge bases are where branches parted, and there may be none") {
    const tests::TemporaryFolder folder;
    const fs::path& top = folder.path();
    initialise(top);
    write(top / "schema.ts", schema_with("v.string()"));
    commit(top, "one");
    shell(top, "git checkout -q -b feature");
    write(top / "schema.ts", schema_with("v.number()"));
    commit(top, "feature");
    shell(top, "git checkout -q main");
    write(top / "schema.ts", schema_with("v.bytes()"));
    commit(top, "two");
    shell(top, "git checkout -q --detach feature");
    CHECK(type_of_f(top, "merge-base:main:schema.ts") == "string");
    CHECK(type_of_f(top, "main:schema.ts") == "bytes");
    shell(top, "git checkout -q --orphan other");
    commit(top, "unrelated");
    check_refused(top, {"export", "merge-base:main:schema.ts"},
                  "`main` and HEAD have no commit in common [unknown-revision]");
}

TEST_CASE("worktrees, bare repositories and none at all") {
    const tests::TemporaryFolder folder;
    const fs::path top = folder.path() / "repository";
    initialise(top);
    write(top / "convex/schema.ts", schema_with("v.string()"));
    commit(top, "one");
    shell(top, "git worktree add -q ../worktree -b other && git clone -q --bare . ../bare.git");
    write(folder.path() / "worktree/convex/schema.ts", schema_with("v.bytes()"));
    CHECK(type_of_f(folder.path() / "worktree", "main:") == "string");
    CHECK(type_of_f(folder.path() / "worktree/convex", "merge-base:main:./schema.ts") == "string");
    CHECK(type_of_f(folder.path() / "worktree", "convex") == "bytes");
    CHECK(type_of_f(folder.path() / "bare.git", "main:convex") == "string");
    CHECK(type_of_f(top / ".git", "main:convex") == "string");
    fs::create_directories(folder.path() / "plain");
    check_refused(folder.path() / "plain", {"export", "main:convex"},
                  "it is in git, and the current folder is in no git repository [git-failed]");
}

TEST_CASE("without the program git, revisions are not to be had") {
    const tests::TemporaryFolder folder;
    const std::string path = std::getenv("PATH");
    ::setenv("PATH", "/nowhere", 1);
    check_refused(folder.path(), {"export", "main:convex"},
                  "it is in git, and there is no program `git` here [git-failed]");
    ::setenv("PATH", path.c_str(), 1);
}

TEST_CASE("symbolic links are followed inside of the tree, and never out of it") {
    const tests::TemporaryFolder folder;
    const fs::path top = folder.path() / "repository";
    initialise(top);
    write(top / "shared/convex/schema.ts",
          tests::schema_file(
              "import { f } from \"./f\";\nexport default defineSchema({ t: defineTable({ f }) });\n"));
    write(top / "shared/convex/f.ts", "import { v } from \"convex/values\";\nexport const f = v.string();\n");
    write(folder.path() / "secret.ts", schema_with("v.string()"));
    shell(top,
          "mkdir app && ln -s ../shared/convex app/convex && ln -s app/convex/schema.ts schema.ts && ln -s "
          "loop.ts "
          "loop.ts && ln -s ../../secret.ts shared/out.ts && ln -s " +
              (top / "schema.ts").string() +
              " absolute.ts && ln -s shared/nothing.ts dangling.ts && ln -s ../.. shared/up && ln -s . dot");
    commit(top, "one");
    CHECK(type_of_f(top, "main:app/convex/schema.ts") == "string");
    CHECK(type_of_f(top, "main:app") == "string");
    CHECK(type_of_f(top, "main:dot/dot/dot/app") == "string");
    for (const char* path : {"loop.ts", "dangling.ts"}) {
        CHECK(type_of_f(top, fmt::format("main:{}", path)) ==
              fmt::format("error: there is no `{}` in `main` [missing-file]\n", path));
    }
    for (const char* path : {"absolute.ts", "shared/out.ts", "shared/up/secret.ts"}) {
        CHECK(type_of_f(top, fmt::format("main:{}", path)) ==
              fmt::format("error: `{}` leads out of the repository [bad-argument]\n", path));
    }
}

TEST_CASE("packages are those of the revision, and not of the working tree") {
    const tests::TemporaryFolder folder;
    const fs::path& top = folder.path();
    initialise(top);
    const auto package = [&](const char* name, const std::string& type) {
        write(top / name / "package.json", R"({ "name": "fields", "main": "index.js" })");
        write(top / name / "index.js",
              "import { v } from \"convex/values\";\nexport const f = " + type + ";\n");
    };
    write(top / "convex/schema.ts",
          tests::schema_file(
              "import { f } from \"fields\";\nexport default defineSchema({ t: defineTable({ f }) });\n"));
    write(top / "package.json", "{}");
    package("node_modules/fields", "v.string()");
    commit(top, "installed");
    shell(
        top,
        "git rm -rfq node_modules && mkdir -p node_modules && ln -s ../packages/fields node_modules/fields");
    package("packages/fields", "v.number()");
    commit(top, "a workspace");
    shell(top, "git rm -rfq node_modules");
    commit(top, "not installed");
    package("node_modules/fields", "v.bytes()");
    CHECK(type_of_f(top, "HEAD~2:") == "string");
    CHECK(type_of_f(top, "HEAD~1:") == "number");
    CHECK(type_of_f(top, ".") == "bytes");
    CHECK(run(top, {"export", "HEAD:"}).err.find("[unknown-part]") != std::string::npos);
}

TEST_CASE("folders of a revision are those of its files") {
    const tests::TemporaryFolder folder;
    const fs::path& top = folder.path();
    initialise(top);
    write(top / "node_modules/a/index.js", "");
    write(top / "node_modules/file.js", "");
    write(top / "packages/b/index.js", "");
    shell(top, "ln -s ../packages/b node_modules/b && ln -s ../.. node_modules/out");
    commit(top, "one");
    write(top / "node_modules/c/index.js", "");
    cli::Git git(top.string());
    const std::string tree = cli::tree_of(git, "HEAD");
    cli::GitTree files(std::move(git), tree);
    CHECK(files.folders("node_modules") == std::vector<std::string>{"a", "b"});
    CHECK(files.folders(".") == std::vector<std::string>{"node_modules", "packages"});
    CHECK(files.folders("nothing").empty());
    CHECK(files.real_folder("node_modules/b") == "packages/b");
    CHECK(files.real_folder("./node_modules") == "./node_modules");
    CHECK(files.real_folder("") == "");
    CHECK(files.real_folder(".") == ".");
    CHECK_FALSE(files.real_folder("node_modules/c").has_value());
    CHECK_FALSE(files.real_folder("node_modules/file.js").has_value());
    CHECK_FALSE(files.real_folder("..").has_value());
}

TEST_CASE("the diff of two revisions is that of the files they have") {
    const tests::TemporaryFolder folder;
    const fs::path top = folder.path() / "repository";
    initialise(top);
    std::mt19937_64 random(7);  // NOLINT(bugprone-*): the same each time
    const std::vector<std::string> types = {"v.string()",
                                            "v.number()",
                                            "v.optional(v.string())",
                                            "v.any()",
                                            "v.union(v.string(), v.null())",
                                            "v.object({ a: v.null() })"};
    const auto field = [&](const char* name) {
        return fmt::format("import {{ v }} from \"convex/values\";\nexport const {} = {};\n", name,
                           types[random() % types.size()]);
    };
    constexpr int commits = 8;
    initialise(folder.path() / "copies");  // which makes a project of them
    for (int i = 0; i < commits; ++i) {
        shell(top, "git rm -rfq --ignore-unmatch . && rm -rf src convex lib");
        // Files come, go, and move; the functions are where `convex.json` says.
        const bool is_moved = random() % 2 == 0;
        const std::string functions = is_moved ? "src/functions" : "convex";
        if (is_moved) write(top / "convex.json", "{ \"functions\": \"src/functions/\" }");
        const std::string up = is_moved ? "../../lib" : "../lib";
        write(top / "lib/a.ts", field("a"));
        if (random() % 2 == 0) {
            write(top / "lib/b/index.ts", field("b"));
        } else {
            write(top / "lib/b.ts", field("b"));
        }
        write(
            top / functions / "schema.ts",
            tests::schema_file(fmt::format("import {{ a }} from \"{0}/a\";\nimport {{ b }} from \"{0}/b\";\n"
                                           "export default defineSchema({{ t: defineTable({{ a, b }}) }});\n",
                                           up)));
        commit(top, std::to_string(i));
        const fs::path copy = folder.path() / "copies" / std::to_string(commits - 1 - i);
        fs::create_directories(copy);
        shell(top, "git archive HEAD | tar x -C '" + copy.string() + "'");
    }
    for (int i = 0; i + 1 < commits; ++i) {
        for (const char* format : {"text", "json"}) {
            const auto compare = [&](const fs::path& where, const std::string& before,
                                     const std::string& after) {
                const cli::Outcome outcome = run(where, {"diff", before, after, "--format", format});
                CHECK(outcome.exit_code == 0);
                return outcome.out;
            };
            const std::string from = std::to_string(i + 1);
            const std::string to = std::to_string(i);
            std::string in_files = compare(folder.path() / "copies", from, to);
            const std::string in_git =
                compare(top, fmt::format("HEAD~{}:", from), fmt::format("HEAD~{}:", to));
            // The labels, and the folder that the files of each side are in.
            const auto replace = [&](const std::string& what, const std::string& with) {
                in_files = std::regex_replace(in_files, std::regex(what), with);
            };
            replace("that " + from + " accepts", "that HEAD~" + from + ": accepts");
            replace("fit " + to + ";", "fit HEAD~" + to + ":;");
            replace(", " + to + " accepts", ", HEAD~" + to + ": accepts");
            replace(fmt::format("plan {} {} ", from, to), fmt::format("plan HEAD~{}: HEAD~{}: ", from, to));
            replace("\"source\": \"" + from + "\"", "\"source\": \"HEAD~" + from + ":\"");
            replace("\"source\": \"" + to + "\"", "\"source\": \"HEAD~" + to + ":\"");
            replace("\\b[0-9]/(src|convex|lib)/", "$1/");
            CHECK(in_files == in_git);
        }
    }
}
