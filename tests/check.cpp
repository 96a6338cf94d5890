#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/repository.h"
#include "tests/support.h"

// What `check` asks for, and its exit code.
namespace {

using tests::run;

// A folder with schemas of one table: `old.ts`, one that takes more, one that takes less, one that is
// another.
class Schemas {
  public:
    Schemas() {
        add("old", "a: v.string()");
        add("more", "a: v.string(), b: v.optional(v.string())");
        add("less", "a: v.literal('x')");
        add("other", "a: v.number()");
        tests::write(folder_.path() / "unknown.ts",
                     tests::schema_file("import { theirs } from 'unknown-package';\n"
                                        "export default defineSchema({ t: defineTable({ a: theirs }) });"));
    }

    cli::Outcome check(const std::vector<std::string>& arguments) const {
        std::vector<std::string> all = {"check"};
        all.insert(all.end(), arguments.begin(), arguments.end());
        return run(folder_.path(), all);
    }

    int exit_code(const std::vector<std::string>& arguments) const { return check(arguments).exit_code; }

  private:
    void add(const std::string& name, const std::string& fields) {
        tests::write(
            folder_.path() / (name + ".ts"),
            tests::schema_file("export default defineSchema({ t: defineTable({ " + fields + " }) });"));
    }

    tests::TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("the exit code of check follows the direction that is asked for") {
    const Schemas schemas;
    struct Row {
        const char* now;
        int backward;
        int forward;
        int full;
    };
    for (const Row& row : {Row{"old.ts", 0, 0, 0}, Row{"more.ts", 0, 1, 1}, Row{"less.ts", 1, 0, 1},
                           Row{"other.ts", 1, 1, 1}, Row{"unknown.ts", 1, 1, 1}, Row{"empty", 0, 0, 0}}) {
        INFO(row.now);
        CHECK(schemas.exit_code({"old.ts", row.now}) == row.backward);
        CHECK(schemas.exit_code({"old.ts", row.now, "--compat", "backward"}) == row.backward);
        CHECK(schemas.exit_code({"old.ts", row.now, "--compat", "forward"}) == row.forward);
        CHECK(schemas.exit_code({"old.ts", row.now, "--compat", "full"}) == row.full);
    }
}

TEST_CASE("a finding fails a check from the level on that `--fail-on` says") {
    const Schemas schemas;
    // A table that is gone is a warning, one that is new is information.
    CHECK(schemas.exit_code({"old.ts", "empty", "--fail-on", "error"}) == 0);
    CHECK(schemas.exit_code({"old.ts", "empty", "--fail-on", "warning"}) == 1);
    CHECK(schemas.exit_code({"empty", "old.ts", "--fail-on", "warning"}) == 0);
    CHECK(schemas.exit_code({"empty", "old.ts", "--fail-on", "info"}) == 1);
    CHECK(schemas.exit_code({"old.ts", "old.ts", "--fail-on", "info"}) == 0);
    CHECK(schemas.exit_code({"old.ts", "unknown.ts", "--fail-on", "error"}) == 1);
}

TEST_CASE("several bases: a change must suit all of them") {
    const Schemas schemas;
    CHECK(schemas.exit_code({"more.ts", "--against", "old.ts", "--against", "empty"}) == 0);
    const auto text = schemas.check({"less.ts", "--against", "empty", "--against", "old.ts"});
    CHECK(text.exit_code == 1);
    CHECK(text.out.find("\nsafe against empty, breaking against old.ts\n") != std::string::npos);

    const auto json = schemas.check({"less.ts", "--against", "empty", "--against", "old.ts", "--against",
                                     "unknown.ts", "--format", "json"});
    CHECK(json.exit_code == 1);
    const auto report = nlohmann::json::parse(json.out);
    CHECK(report["version"] == 1);
    CHECK(report["verdict"] == nlohmann::json{{"backward", "no"}, {"forward", "unknown"}});
    REQUIRE(report["runs"].size() == 3);
    CHECK(report["runs"][0]["old"]["source"] == "empty");
    CHECK(report["runs"][1]["old"]["source"] == "old.ts");
    CHECK(report["runs"][1]["verdict"] == nlohmann::json{{"backward", "no"}, {"forward", "yes"}});

    // One base is a report like any other.
    CHECK(schemas.check({"less.ts", "--against", "old.ts", "--format", "json"}).out ==
          schemas.check({"old.ts", "less.ts", "--format", "json"}).out);
}

TEST_CASE("a base that cannot be read is an error, whatever the others say") {
    const Schemas schemas;
    const auto outcome =
        schemas.check({"other.ts", "--against", "old.ts", "--against", "none.ts", "--against", "nope.ts"});
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.out.empty());
    CHECK(outcome.err ==
          "error: there is no file `none.ts` [missing-file]\n"
          "error: there is no file `nope.ts` [missing-file]\n");
}

TEST_CASE("check is told one old schema or several bases, and not both") {
    const Schemas schemas;
    const std::vector<std::vector<std::string>> wrong = {{"old.ts", "more.ts", "--against", "less.ts"},
                                                         {"old.ts", "more.ts", "less.ts"},
                                                         {"old.ts", "more.ts", "--compat", "both"},
                                                         {"old.ts", "more.ts", "--fail-on", "never"},
                                                         {"old.ts", "--against"}};
    for (const auto& arguments : wrong) {
        const auto outcome = schemas.check(arguments);
        CHECK(outcome.exit_code == 2);
        CHECK(outcome.out.empty());
        CHECK(outcome.err.ends_with("see `schemaplan --help` [usage]\n"));
    }
}

TEST_CASE("in JSON, breaking is what is breaking in the direction that is asked for") {
    const Schemas schemas;
    const auto change = [&](const char* compat) {
        const auto outcome = schemas.check({"old.ts", "more.ts", "--compat", compat, "--format", "json"});
        return nlohmann::json::parse(outcome.out)["changes"][0];
    };
    CHECK(change("backward")["breaking"] == false);
    CHECK(change("backward")["level"] == "info");
    CHECK(change("backward")["witness"].is_null());
    CHECK(change("forward")["breaking"] == true);
    CHECK(change("forward")["level"] == "error");
    CHECK(change("forward")["witness"].contains("b"));
    CHECK(change("full") == change("forward"));
    CHECK(change("forward")["fingerprint"] == change("backward")["fingerprint"]);
}
