#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <random>

#include "cli/run.h"
#include "tests/support.h"

// Inputs that nobody means well: each gets a clear answer, and soon. The run is ended by ctest if
// one does not.
namespace {

namespace fs = std::filesystem;

// A folder of its own, gone at the end.
class Folder {
  public:
    Folder() : path_(fs::temp_directory_path() / ("schemaplan-test-" + std::to_string(getpid()))) {
        fs::create_directories(path_);
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    cli::Outcome export_of(const std::string& text) const {
        std::ofstream(path_ / "schema.ts", std::ios::binary) << text;
        return cli::run({"export", "schema.ts"}, {path_.string(), false});
    }
    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

std::string repeated(const std::string& text, std::size_t times) {
    std::string result;
    for (std::size_t i = 0; i < times; ++i) result += text;
    return result;
}

std::string table(const std::string& type) {
    return tests::schema_file("export default defineSchema({ t: defineTable({ a: " + type + " }) });\n");
}

void check_refused(const cli::Outcome& outcome, const std::string& id) {
    INFO(outcome.err.substr(0, 500));
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.find("[" + id + "]") != std::string::npos);
    CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
}

}  // namespace

TEST_CASE("hostile inputs get one clear line and exit code 2") {
    const Folder folder;
    SECTION("60,000 nested calls") {
        check_refused(
            folder.export_of(table(repeated("v.array(", 60'000) + "v.string()" + repeated(")", 60'000))),
            "limit-reached");
    }
    SECTION("70,000 open parentheses") {
        check_refused(folder.export_of(repeated("(", 70'000)), "syntax-error");
    }
    SECTION("60,000 nested brackets of each kind") {
        for (const auto& [open, close] :
             {std::pair{"[", "]"}, {"({a:", "})"}, {"(", ")"}, {"!", ""}, {"a?.[", "]"}, {"`${", "}`"}}) {
            check_refused(folder.export_of("export default " + repeated(open, 60'000) + "1" +
                                           repeated(close, 60'000) + ";"),
                          "limit-reached");
        }
    }
    SECTION("a method called 60,000 times in a chain") {
        check_refused(folder.export_of(tests::schema_file("export default defineTable({})" +
                                                          repeated(".index(\"a\", [])", 60'000))),
                      "limit-reached");
    }
    SECTION("a type that nests without end") {
        check_refused(folder.export_of(tests::schema_file(
                          "let t: any = v.string();\nfor (let i = 0; i < 100000; i++) t = v.array(t);\n"
                          "export default defineSchema({ t: defineTable({ t }) });\n")),
                      "limit-reached");
    }
    SECTION("a type that doubles at every level") {
        check_refused(
            folder.export_of(tests::schema_file(
                "let t: any = v.string();\nfor (let i = 0; i < 100; i++) t = v.object({ a: t, b: t });\n"
                "export default defineSchema({ t: defineTable({ t }) });\n")),
            "limit-reached");
    }
    SECTION("a string that doubles without end") {
        check_refused(folder.export_of(tests::schema_file(
                          "let s = \"x\";\nwhile (true) s = s + s;\nexport default defineSchema({});\n")),
                      "limit-reached");
    }
    SECTION("an array that doubles without end") {
        check_refused(
            folder.export_of(tests::schema_file(
                "let a = [1];\nwhile (true) a = [...a, ...a];\nexport default defineSchema({});\n")),
            "limit-reached");
    }
    SECTION("a loop of a billion steps") {
        check_refused(folder.export_of(tests::schema_file(
                          "for (let i = 0; i < 1e9; i++);\nexport default defineSchema({});\n")),
                      "limit-reached");
    }
    SECTION("a function that calls itself without end") {
        check_refused(
            folder.export_of(tests::schema_file("const f = (): any => f();\nexport default f();\n")),
            "limit-reached");
    }
    SECTION("a file of 50 MB") {
        check_refused(folder.export_of(repeated("export const a = 1;\n", 2'500'000)), "file-too-large");
    }
    SECTION("a file of 2 MB of noise in letters") {
        std::mt19937_64 random(7);
        std::string text;
        while (text.size() < 1'000'000) text += static_cast<char>(' ' + random() % 95);
        const cli::Outcome outcome = folder.export_of(text);
        CHECK(outcome.exit_code == 2);
        CHECK(outcome.out.empty());
    }
    SECTION("a megabyte of random bytes") {
        std::mt19937_64 random(7);
        std::string text;
        while (text.size() < 1'000'000) text += static_cast<char>(random());
        check_refused(folder.export_of(text), "not-text");
    }
    SECTION("a NUL byte") {
        check_refused(folder.export_of(table("v.string()") + std::string(1, '\0')), "not-text");
    }
    SECTION("an empty file") {
        check_refused(folder.export_of(""), "no-default-export");
    }
    SECTION("a schema file that is a folder") {
        fs::create_directories(folder.path() / "inner/schema.ts");
        check_refused(cli::run({"export", "inner"}, {folder.path().string(), false}), "missing-schema");
    }
    SECTION("a schema file that is a link out of the project") {
        fs::create_directories(folder.path() / "project/.git");
        fs::create_symlink("/etc/passwd", folder.path() / "project/schema.ts");
        const cli::Outcome outcome =
            cli::run({"export", "project/schema.ts"}, {folder.path().string(), false});
        CHECK(outcome.exit_code == 2);
        CHECK(outcome.err.find("root:") == std::string::npos);
    }
}

TEST_CASE("carriage returns and a byte order mark change nothing") {
    const Folder folder;
    const std::string plain = table("v.union(v.literal(\"a\"), v.literal(`b\nc`))");
    std::string other = "\xEF\xBB\xBF";
    for (const char c : plain) other += c == '\n' ? "\r\n" : std::string(1, c);
    const cli::Outcome expected = folder.export_of(plain);
    REQUIRE(expected.exit_code == 0);
    CHECK(folder.export_of(other).out == expected.out);
}

TEST_CASE("a wrong command line gets one clear line and exit code 2") {
    for (const std::vector<std::string>& arguments :
         std::vector<std::vector<std::string>>{{},
                                               {"diff"},
                                               {"diff", "a.ts"},
                                               {"diff", "a.ts", "b.ts", "c.ts"},
                                               {"frobnicate"},
                                               {"export", "--wat", "a.ts"},
                                               {"diff", "a.ts", "b.ts", "--format", "yaml"},
                                               {"check", "--format"}}) {
        const cli::Outcome outcome = cli::run(arguments, {"/", false});
        INFO(outcome.err);
        CHECK(outcome.exit_code == 2);
        CHECK(outcome.out.empty());
        CHECK(outcome.err.starts_with("schemaplan: error: "));
        CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
    }
    for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
             {"--help"}, {"diff", "--help"}, {"check", "--help"}, {"export", "--help"}, {"--version"}}) {
        const cli::Outcome outcome = cli::run(arguments, {"/", false});
        CHECK(outcome.exit_code == 0);
        CHECK(outcome.err.empty());
        CHECK_FALSE(outcome.out.empty());
    }
}
