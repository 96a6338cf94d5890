#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/project.h"
#include "tests/support.h"

// What a team asks for in `.schemaplan.json`: levels, bases, directions, and the exit code that follows.
namespace {

using nlohmann::json;
using tests::no_field;
using tests::one_field;
using tests::one_waiver;
using tests::Project;
using Ids = std::vector<std::string>;

}  // namespace

// --- exit codes ---

TEST_CASE("the exit code of every level, waived or not, by what fails and which direction is asked for") {
    const Project project(one_field, no_field);  // breaks both ways
    const std::string fingerprint = project.fingerprint("field-removed-required");
    const std::vector<std::string> levels = {"error", "warning", "info"};
    for (std::size_t level = 0; level < levels.size(); ++level) {
        for (const bool is_waived : {false, true}) {
            for (std::size_t fail_on = 0; fail_on < levels.size(); ++fail_on) {
                for (const char* compat : {"backward", "forward", "full"}) {
                    json config = is_waived ? one_waiver(fingerprint) : json::object();
                    config["levels"] = {{"field-removed-required", levels[level]}};
                    project.config(config);
                    INFO(levels[level] << " " << is_waived << " " << levels[fail_on] << " " << compat);
                    CHECK(project.exit_code({"--fail-on", levels[fail_on], "--compat", compat}) ==
                          (!is_waived && level <= fail_on ? 1 : 0));
                    config["failOn"] = levels[fail_on];
                    config["compat"] = compat;
                    project.config(config);
                    CHECK(project.exit_code() == (!is_waived && level <= fail_on ? 1 : 0));
                }
            }
        }
    }
}

TEST_CASE("a level is that of a finding whether it breaks or not; the verdict stays") {
    const Project project(no_field, "users: defineTable({ a: v.string(), b: v.optional(v.string()) })");
    CHECK(project.exit_code() == 0);
    project.config({{"levels", {{"field-added-optional", "error"}}}});
    CHECK(project.exit_code() == 1);
    const json report = project.report();
    CHECK(report["changes"][0]["level"] == "error");
    CHECK(report["changes"][0]["breaking"] == false);
    CHECK(report["verdict"]["backward"] == "yes");
}

TEST_CASE("a level is for a table, or a place with all that is in it; the last that says something counts") {
    const Project project(
        "users: defineTable({ p: v.object({ q: v.object({ r: v.string() }), qq: v.string() }), s: v.string() "
        "}),"
        "logs: defineTable({ s: v.string() })",
        "users: defineTable({ p: v.object({ q: v.object({}) }) }), logs: defineTable({})");
    const auto levels = [&] {
        std::string all;
        for (const json whole = project.report(); const json& change : whole["changes"])
            all += fmt::format("{}.{} {}\n", change["table"].get<std::string>(),
                               change["path"].get<std::string>(), change["level"].get<std::string>());
        return all;
    };
    const json at_warning = {{"field-removed-required", "warning"}};
    const json at_info = {{"field-removed-required", "info"}};
    project.config({{"overrides", {{{"table", "users"}, {"path", "p.q"}, {"levels", at_info}}}},
                    {"levels", at_warning}});
    CHECK(levels() == "users.p.q.r info\nusers.p.qq warning\nusers.s warning\nlogs.s warning\n");
    project.config({{"overrides",
                     {{{"table", "users"}, {"levels", at_info}},
                      {{"table", "users"}, {"path", "s"}, {"levels", at_warning}}}}});
    CHECK(levels() == "users.p.q.r info\nusers.p.qq info\nusers.s warning\nlogs.s error\n");
}

TEST_CASE("what is off is not told of") {
    const Project project("t: defineTable({})",
                          "t: defineTable({\n// @renamed from=a\nb: v.optional(v.string()) })");
    CHECK(project.problems() == Ids{"rename-stale"});
    project.config({{"levels", {{"rename-stale", "off"}}}});
    CHECK(project.problems().empty());
    project.config({{"levels", {{"rename-stale", "off"}}},
                    {"overrides", {{{"table", "t"}, {"levels", {{"rename-stale", "error"}}}}}}});
    CHECK(project.exit_code() == 1);
}

TEST_CASE("what is unknown fails whatever is waived") {
    const std::string other = ", t: defineTable({ a: v.string() })";
    const Project project(one_field + other, no_field + other);
    project.config(one_waiver(project.fingerprint("field-removed-required")));
    CHECK(project.exit_code() == 0);
    project.write("new.ts",
                  tests::schema_file("import { theirs } from 'unknown-package';\n"
                                     "export default defineSchema({ users: defineTable({ a: v.string() }), "
                                     "t: defineTable(theirs) });"));
    CHECK(project.exit_code() == 1);
}

TEST_CASE("what Convex refuses whatever is stored is not waived, and may have another level") {
    const Project project("t: defineTable({})", "t: defineTable({}).index('i', [])");
    CHECK(project.problems() == Ids{"index-empty"});
    CHECK(project.check().out.find("to waive") == std::string::npos);
    project.config(one_waiver(project.report()["problems"][0]["fingerprint"]));
    CHECK(project.exit_code() == 1);
    CHECK(project.problems() == Ids{"index-empty", "waiver-unused"});
    project.config({{"levels", {{"index-empty", "warning"}}}});
    CHECK(project.exit_code() == 0);
}

// --- the file ---

TEST_CASE("an override for what no schema has is a finding, unless something unknown may be that") {
    const Project project("t: defineTable({ a: v.string() }), old: defineTable({})",
                          "t: defineTable({ b: v.optional(v.null()) }), now: defineTable({})");
    const auto problems = [&](const json& places) {
        json config = {{"overrides", json::array()}};
        for (json one : places) {
            one["levels"] = {{"type-changed", "info"}};
            config["overrides"].push_back(one);
        }
        project.config(config);
        return project.problems();
    };
    // On one side, or on both.
    CHECK(problems({{{"table", "t"}}, {{"table", "old"}}, {{"table", "now"}}}).empty());
    CHECK(problems({{{"table", "t"}, {"path", "a"}}, {{"table", "t"}, {"path", "b"}}}).empty());
    CHECK(problems({{{"table", "nwo"}}}) == Ids{"override-unused"});
    CHECK(problems({{{"table", "t"}, {"path", "c"}}}) == Ids{"override-unused"});
    CHECK(problems({{{"table", "now"}, {"path", "a"}}, {{"table", "t"}, {"path", "a.b"}}}) ==
          Ids{"override-unused", "override-unused"});
    // It has a level too, but is not waived.
    project.config({{"levels", {{"override-unused", "error"}}},
                    {"overrides", {{{"table", "nows"}, {"levels", {{"type-changed", "info"}}}}}}});
    CHECK(project.exit_code() == 1);
    CHECK(project.check().out.find("no table `nows`; did you mean `now`?") != std::string::npos);
    CHECK(project.check().out.find("\"rule\": \"override-unused\"") == std::string::npos);
    project.config({{"levels", {{"override-unused", "off"}}},
                    {"overrides", {{{"table", "nows"}, {"levels", {{"type-changed", "info"}}}}}}});
    CHECK(project.problems().empty());
    // In one of the bases is enough.
    problems({{{"table", "old"}}});
    const auto both =
        project.check({"new.ts", "--against", "empty", "--against", "old.ts", "--format", "json"});
    for (const json whole = json::parse(both.out); const json& run : whole["runs"])
        CHECK(run["problems"].empty());
    // Unknown fields, tables and indexes.
    const std::string imports = "import { theirs } from 'unknown-package';\n";
    for (const auto& [text, table, path] :
         {std::tuple{"{ t: defineTable(theirs) }", "t", "c"},
          std::tuple{"{ t: defineTable({ ...theirs }) }", "t", "c.d"},
          std::tuple{"{ t: defineTable({ o: v.array(theirs) }) }", "t", "o[].x"},
          std::tuple{"{ ...theirs }", "other", ""}}) {
        INFO(text);
        project.write("new.ts", tests::schema_file(imports + "export default defineSchema(" + text + ");"));
        CHECK(problems({{{"table", table}, {"path", path}}}).empty());
    }
    project.config({{"overrides", {{{"table", "t\nt"}, {"levels", {{"type-changed", "info"}}}}}}});
    CHECK(project.check().err.find("`table` is one line of text") != std::string::npos);
}

TEST_CASE("the file is that of the option, else of the variable, else the nearest on the way to the top") {
    Project project(one_field, no_field);
    const auto fails_on = [&](const char* where, const std::vector<std::string>& more = {}) {
        const std::string up = std::string(where).empty() ? "" : "../../";
        return project.check({up + "old.ts", up + "new.ts"}, more, where).exit_code;
    };
    const json lenient = {{"version", 1}, {"levels", {{"field-removed-required", "info"}}}};
    const json strict = {{"version", 1}};
    project.write("package.json", "{}");
    project.write("a/b/kept", "");
    CHECK(fails_on("a/b") == 1);
    project.write(".schemaplan.json", lenient.dump());
    CHECK(fails_on("") == 0);
    CHECK(fails_on("a/b") == 0);
    project.write("a/.schemaplan.json", strict.dump());
    CHECK(fails_on("a/b") == 1);
    CHECK(fails_on("") == 0);
    project.variable = "../../.schemaplan.json";
    CHECK(fails_on("a/b") == 0);
    CHECK(fails_on("a/b", {"--config", "../.schemaplan.json"}) == 1);
    CHECK(fails_on("a/b", {"--config", "none.json"}) == 2);
    project.variable = "none.json";
    CHECK(project.check().err == "error: there is no file `none.json` [missing-file]\n");
    project.variable = "";
    project.write("c/.schemaplan.json/x", "");
    CHECK(fails_on("c") == 2);
}

TEST_CASE("no file outside of the project is looked for, nor followed to") {
    const Project outer(one_field, no_field);
    outer.write(".schemaplan.json", "not JSON");
    outer.write("app/package.json", "{}");
    outer.write("app/.git", "");
    CHECK(outer.check({"empty", "empty"}, {}, "app").exit_code == 0);
}

TEST_CASE("bases are those of the command line, else those of the file, seen from it") {
    const Project project(one_field, no_field);
    project.write("package.json", "{}");
    project.write("sub/kept", "");
    CHECK(project.check({"new.ts"}).exit_code == 2);
    project.config({{"against", {"old.ts", "empty"}}});
    const auto labels = [&](const std::vector<std::string>& arguments, const char* where) {
        std::vector<std::string> all = arguments;
        all.insert(all.end(), {"--format", "json"});
        const json report = json::parse(project.check(all, {}, where).out);
        std::string text;
        if (report.contains("runs")) {
            for (const json& run : report["runs"]) text += run["old"]["source"].get<std::string>() + "\n";
        } else {
            text = report["old"]["source"].get<std::string>() + "\n";
        }
        return text;
    };
    CHECK(labels({"new.ts"}, "") == "old.ts\nempty\n");
    CHECK(labels({"../new.ts"}, "sub") == "../old.ts\nempty\n");
    CHECK(labels({"new.ts", "--against", "new.ts"}, "") == "new.ts\n");
    CHECK(labels({"empty", "new.ts"}, "") == "empty\n");
}

TEST_CASE("the command line counts before the file") {
    const Project project(one_field, no_field);
    project.config({{"compat", "forward"}, {"failOn", "info"}});
    CHECK(project.exit_code() == 1);
    project.schema("new.ts",
                   "users: defineTable({ a: v.string(), b: v.string(), c: v.optional(v.string()) })");
    CHECK(project.exit_code({"--compat", "backward", "--fail-on", "error"}) == 0);
    CHECK(project.exit_code({"--compat", "backward"}) == 1);
    CHECK(project.exit_code({"--fail-on", "error"}) == 1);
}

TEST_CASE("what is wrong with a file is one line, at its place, with what was meant") {
    const Project project("t: defineTable({})", "t: defineTable({})");
    struct Row {
        const char* text;
        const char* message;
    };
    for (const Row& row : {
             Row{"{", "1:2: error: the JSON ends where"},
             Row{"[]", "1:1: error: a configuration is an object"},
             Row{"{\n\"levels\": {} }", "1:1: error: a configuration has no `version`; add `\"version\": 1`"},
             Row{"{\"version\": 2}",
                 "1:13: error: `version` is not 1, the only one that is known here; write 1, or update "
                 "schemaplan"},
             Row{"{\"version\": 1,\n  \"level\": {}}",
                 "2:3: error: a configuration has no `level`; did you mean `levels`?"},
             Row{"{\"version\": 1, \"version\": 1}",
                 "1:16: error: `version` is there twice; keep one of them"},
             Row{"{\"version\": 1, \"levels\": {\"table-removd\": \"error\"}}",
                 "1:27: error: there is no rule `table-removd`; did you mean `table-removed`?"},
             Row{R"({"version":1,"levels":{"unknown-part":"error"}})",
                 "1:24: error: `unknown-part` is no rule but a diagnostic, of one level"},
             Row{"{\"version\": 1, \"levels\": {\"table-removed\": \"off\"}}",
                 "1:44: error: `table-removed` cannot be `off`, as a push may be refused because of it; make "
                 "it "
                 "`info`, or waive what is intended"},
             Row{"{\"version\": 1, \"waivers\": [{\"fingerprint\": \"0123456789abcdef\", \"expires\": "
                 "\"soon\"}]}",
                 "1:75: error: `expires` is a day, such as `2026-12-31`"},
         }) {
        project.write(".schemaplan.json", row.text);
        const auto outcome = project.check();
        CHECK(outcome.exit_code == 2);
        CHECK(outcome.out.empty());
        const std::string expected = std::string(".schemaplan.json:") + row.message;
        CHECK(outcome.err.substr(0, expected.size()) == expected);
        CHECK(outcome.err.ends_with(" [bad-configuration]\n"));
    }
    project.write(".schemaplan.json", "\xFF");
    CHECK(project.check().err ==
          "error: `.schemaplan.json` is not UTF-8 text: byte 1 cannot stand there [not-text]\n");
}
