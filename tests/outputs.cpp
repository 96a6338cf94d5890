#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>

#include "tests/repository.h"

// What goes to standard output, and what to files.
namespace {

using tests::TemporaryFolder;

constexpr const char* old_schema = R"(
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
export default defineSchema({ users: defineTable({ name: v.string(), age: v.number() }) });
)";
constexpr const char* new_schema = R"(
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
export default defineSchema({ users: defineTable({ name: v.string() }) });
)";

std::string read(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void write_schemas(const TemporaryFolder& folder) {
    tests::write(folder.path() / "old.ts", old_schema);
    tests::write(folder.path() / "new.ts", new_schema);
}

}  // namespace

TEST_CASE("several formats at once give what each gives alone") {
    const TemporaryFolder folder;
    write_schemas(folder);
    const auto check = [&](const std::vector<std::string>& formats) {
        std::vector<std::string> arguments = {"check", "old.ts", "new.ts"};
        for (const std::string& one : formats) {
            arguments.emplace_back("--format");
            arguments.push_back(one);
        }
        return tests::run(folder.path(), arguments);
    };
    const cli::Outcome all = check({"sarif=out/a.sarif", "github", "junit=b.xml"});
    CHECK(all.exit_code == 2);  // there is no folder `out`
    CHECK(all.out.empty());
    CHECK(
        all.err ==
        "schemaplan: error: `out/a.sarif` cannot be written: No such file or directory [file-not-written]\n");

    std::filesystem::create_directory(folder.path() / "out");
    const cli::Outcome again = check({"sarif=out/a.sarif", "github", "junit=b.xml"});
    CHECK(again.exit_code == 1);
    CHECK(again.err.empty());
    CHECK(again.files.empty());
    CHECK(again.out == check({"github"}).out);
    CHECK(read(folder.path() / "out/a.sarif") == check({"sarif"}).out);
    CHECK(read(folder.path() / "b.xml") == check({"junit"}).out);

    // Where nothing else goes to standard output, text does; a file is replaced.
    CHECK(check({"json=b.xml"}).out == check({"text"}).out);
    CHECK(read(folder.path() / "b.xml") == check({"json"}).out);
}

TEST_CASE("files are written all or none, and only when there is something to tell") {
    const TemporaryFolder folder;
    write_schemas(folder);
    const std::string before = tests::fingerprint(folder.path());
    const std::vector<std::vector<std::string>> failing = {
        {"check", "old.ts", "new.ts", "--format", "sarif=a", "--format", "junit=no/b"},
        {"check", "old.ts", "absent.ts", "--format", "sarif=a"},
        {"check", "old.ts", "new.ts", "--format", "sarif=a", "--format", "junit=a"},
        {"check", "old.ts", "new.ts", "--format", "sarif", "--format", "github"},
        {"check", "old.ts", "new.ts", "--format", "sarif="},
        {"check", "old.ts", "new.ts", "--format", "xml=a"},
        {"diff", "old.ts", "new.ts", "--format", "github=a"},
        {"check", "old.ts", "new.ts", "--format", "sarif=."},
    };
    for (const auto& arguments : failing) {
        const cli::Outcome outcome = tests::run(folder.path(), arguments);
        INFO(outcome.err);
        CHECK(outcome.exit_code == 2);
        CHECK(outcome.out.empty());
        CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
        CHECK(tests::fingerprint(folder.path()) == before);
    }
}

TEST_CASE("no file is written twice, nor over what was read") {
    namespace fs = std::filesystem;
    const TemporaryFolder folder;
    const fs::path& top = folder.path();
    write_schemas(folder);
    tests::write(top / "there", "there");
    tests::write(top / "old-too.ts", "import old from './old.ts';\nexport default old;\n");
    tests::write(top / ".schemaplan.json", R"({ "version": 1 })");
    fs::create_directory(top / "out");
    fs::create_symlink("../there", top / "out/link");
    fs::create_hard_link(top / "there", top / "hard");
    fs::create_symlink("new.ts", top / "linked");
    fs::create_hard_link(top / "old.ts", top / "hard.ts");
    fs::create_directory_symlink("out", top / "same");
    const std::string before = tests::fingerprint(top);
    struct Row {
        std::vector<std::string> files;
        std::string why;
    };
    for (const Row& row : {
             Row{{"a", "./a"}, "`./a` cannot be written: it is the same file as `a`"},
             Row{{"out/a", "same/a"}, "`same/a` cannot be written: it is the same file as `out/a`"},
             Row{{"there", "out/link"}, "`out/link` cannot be written: it is the same file as `there`"},
             Row{{"there", "hard"}, "`hard` cannot be written: it is the same file as `there`"},
             Row{{"a", (top / "a").string()}, "cannot be written: it is the same file as `a`"},
             Row{{"a", "new.ts"}, "`new.ts` cannot be written: it is an input, `new.ts`"},
             Row{{"a", "linked"}, "`linked` cannot be written: it is an input, `new.ts`"},
             Row{{"a", "hard.ts"}, "`hard.ts` cannot be written: it is an input, `old.ts`"},
             Row{{".schemaplan.json"}, "`.schemaplan.json` cannot be written: it is an input"},
         }) {
        std::vector<std::string> arguments = {"check", "old-too.ts", "new.ts"};
        for (const std::string& file : row.files)
            arguments.insert(arguments.end(), {"--format", "json=" + file});
        const cli::Outcome outcome = tests::run(top, arguments);
        INFO(outcome.err);
        CHECK(outcome.exit_code == 2);
        CHECK(outcome.out.empty());
        CHECK(outcome.err.find(row.why) != std::string::npos);
        CHECK(outcome.err.ends_with(" [file-not-written]\n"));
        CHECK(tests::fingerprint(top) == before);
    }
    CHECK(tests::run(top, {"diff", "old.ts", "new.ts", "--format", "json=./old.ts"}).exit_code == 2);
    CHECK(tests::fingerprint(top) == before);
    // What is no file takes all of them.
    CHECK(tests::run(top, {"diff", "old.ts", "new.ts", "--format", "json=/dev/null", "--format",
                           "markdown=/dev/../dev/null"})
              .exit_code == 0);
}

TEST_CASE("places are seen from the top of the repository, wherever one stands") {
    const TemporaryFolder folder;
    const auto app = folder.path() / "apps/a b";
    tests::write(app / "convex/schema.ts", old_schema);
    tests::shell(folder.path(), "git init -q -b main && git add -A && git commit -qm one");
    tests::write(app / "convex/schema.ts", new_schema);
    const std::string place = "file=apps/a b/convex/schema.ts,line=4,endLine=4,col=31,endColumn=71,";
    const auto annotations = [&](const std::filesystem::path& at, const std::string& before,
                                 const std::string& after) {
        return tests::run(at, {"check", before, after, "--format", "github"}).out;
    };
    CHECK(annotations(folder.path(), "main:apps/a b", "apps/a b").find(place) != std::string::npos);
    CHECK(annotations(app, "main:./", ".").find(place) != std::string::npos);
    CHECK(annotations(app / "convex", "main:./schema.ts", "schema.ts").find(place) != std::string::npos);
    CHECK(annotations("/", "empty", (app / "convex").string()).find("file=apps/a b/convex/schema.ts,") !=
          std::string::npos);
    // The path inside of a revision, and no file for what is in none.
    tests::shell(folder.path(), "git commit -qam two");
    CHECK(annotations(app, "main~1:./", "main:./").find(place) != std::string::npos);
    CHECK(annotations(app, "main:./", "empty").find("::warning title=users [table-removed]::") == 0);
    // A path is a reference in SARIF.
    const std::string sarif = tests::run(app, {"check", "main~1:./", ".", "--format", "sarif"}).out;
    CHECK(sarif.find(R"("uri": "apps/a%20b/convex/schema.ts")") != std::string::npos);
}

TEST_CASE("GitHub is told of no more than it shows") {
    const TemporaryFolder folder;
    std::string olds;
    std::string news;
    for (int i = 0; i < 15; ++i) {
        olds += "t" + std::to_string(i) + ": defineTable({ a: v.string() }),\n";
        news += "t" + std::to_string(i) + ": defineTable({ a: v.number() }),\n";
        olds += "gone" + std::to_string(i) + ": defineTable({}),\n";
        news += "new" + std::to_string(i) + ": defineTable({}),\n";
    }
    const std::string head =
        "import { defineSchema, defineTable } from \"convex/server\";\nimport { v } from "
        "\"convex/values\";\n";
    tests::write(folder.path() / "old.ts", head + "export default defineSchema({" + olds + "});");
    tests::write(folder.path() / "new.ts", head + "export default defineSchema({" + news + "});");
    const std::string out =
        tests::run(folder.path(), {"check", "old.ts", "new.ts", "--format", "github"}).out;
    const auto count = [&](const std::string& word) {
        std::size_t found = 0;
        for (std::size_t at = out.find(word); at != std::string::npos; at = out.find(word, at + 1)) ++found;
        return found;
    };
    CHECK(count("::error ") == 10);
    CHECK(count("::warning ") == 10);
    CHECK(count("::notice ") == 10);
    CHECK(out.find("::notice title=schemaplan::+16 more that GitHub would not show: 5 errors, 5 warnings, 6 "
                   "info\n") != std::string::npos);
}
