#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/project.h"
#include "tests/support.h"

// What a team agrees to, in `.schemaplan.json` or by comments, and what is wrong with a waiver.
namespace {

using nlohmann::json;
using tests::no_field;
using tests::one_field;
using tests::one_waiver;
using tests::Project;
using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a waiver is for one finding: another one still fails") {
    const Project project("users: defineTable({ a: v.string(), b: v.string(), c: v.string() })", no_field);
    project.config(one_waiver(project.fingerprint("field-removed-required")));
    CHECK(project.exit_code() == 1);
    const json report = project.report();
    CHECK(report["summary"] == json{{"error", 1}, {"warning", 0}, {"info", 0}, {"waived", 1}});
    CHECK(report["changes"][0]["waived"] == json{{"reason", "nobody has one"},
                                                 {"owner", nullptr},
                                                 {"expires", nullptr},
                                                 {"by", "configuration"}});
    CHECK(report["changes"][1]["waived"].is_null());
    CHECK(report["changes"][0]["breaking"] == true);
    CHECK(report["verdict"]["backward"] == "no");
}

TEST_CASE("a waiver survives reordering, reformatting and a moved file") {
    const Project project("logs: defineTable({ x: v.any() }), " + one_field,
                          "logs: defineTable({ x: v.any() }), " + no_field);
    project.config(one_waiver(project.fingerprint("field-removed-required")));
    REQUIRE(project.exit_code() == 0);
    project.schema("old.ts",
                   "users: defineTable({ b: v.string(), a: v.string() }), logs: defineTable({ x: v.any() })");
    project.schema(
        "new.ts",
        "\n\n  users:\n    defineTable({\n      a: v.string() }), logs: defineTable({ x: v.any() })");
    CHECK(project.exit_code() == 0);
    project.write("package.json", "{}");
    project.write("lib/users.ts",
                  "import { v } from 'convex/values';\nimport { defineTable } from 'convex/server';\n"
                  "export const users = defineTable({ a: v.string() });");
    project.write(
        "moved/schema.ts",
        tests::schema_file("import { users } from '../lib/users';\n"
                           "export default defineSchema({ logs: defineTable({ x: v.any() }), users });"));
    CHECK(project.check({"old.ts", "moved/schema.ts"}).exit_code == 0);
    CHECK(project.problems().empty());
}

TEST_CASE("a waiver dies with its finding") {
    const Project project(one_field, no_field);
    project.config(one_waiver(project.fingerprint("field-removed-required")));
    REQUIRE(project.exit_code() == 0);
    // The field is another one now.
    project.schema("old.ts", "users: defineTable({ a: v.string(), b: v.number() })");
    CHECK(project.exit_code() == 1);
    CHECK(project.problems() == Ids{"waiver-unused"});
    // It is merged.
    project.schema("old.ts", no_field);
    CHECK(project.exit_code() == 0);
    CHECK(project.exit_code({"--fail-on", "warning"}) == 1);
    CHECK(project.problems() == Ids{"waiver-unused"});
    // It is undone.
    project.schema("old.ts", one_field);
    project.schema("new.ts", one_field);
    CHECK(project.problems() == Ids{"waiver-unused"});
}

TEST_CASE("a waiver is good up to its last day") {
    const Project project(one_field, no_field);
    const std::string fingerprint = project.fingerprint("field-removed-required");
    const auto until = [&](const char* day) {
        project.config(one_waiver(fingerprint, {{"reason", "why"}, {"owner", "ada"}, {"expires", day}}));
        return project.exit_code();
    };
    CHECK(until("2026-11-26") == 0);
    CHECK(until("2026-11-25") == 0);
    CHECK(project.problems().empty());
    CHECK(project.report()["changes"][0]["waived"]["expires"] == "2026-11-25");
    CHECK(project.check().out.find("waived: why (ada, until 2026-11-25)\n") != std::string::npos);
    CHECK(until("2026-11-24") == 1);
    CHECK(project.problems() == Ids{"waiver-expired"});
    CHECK(project.report()["changes"][0]["waived"].is_null());
}

TEST_CASE("a waiver without a reason waives nothing") {
    const Project project(one_field, no_field);
    const std::string fingerprint = project.fingerprint("field-removed-required");
    for (const json& more : {json::object(), json{{"reason", ""}}, json{{"reason", "  "}}}) {
        project.config(one_waiver(fingerprint, more));
        CHECK(project.exit_code() == 1);
        CHECK(project.problems() == Ids{"waiver-without-reason"});
    }
}

TEST_CASE("a waiver that names a rule is for that rule only") {
    const Project project(one_field, no_field);
    const std::string fingerprint = project.fingerprint("field-removed-required");
    project.config(one_waiver(fingerprint, {{"reason", "why"}, {"rule", "field-removed-required"}}));
    CHECK(project.exit_code() == 0);
    project.config(one_waiver(fingerprint, {{"reason", "why"}, {"rule", "field-removed-optional"}}));
    CHECK(project.exit_code() == 1);
    CHECK(project.problems() == Ids{"waiver-unused"});
}

TEST_CASE("the waivers that check prints, with a reason, are what waives") {
    const Project project(
        "users: defineTable({ a: v.string(), b: v.string() }), t: defineTable({ x: v.string() })",
        "users: defineTable({ a: v.string() }), t: defineTable({ x: v.number() })");
    const std::string text = project.check().out;
    const std::string start =
        "\nto waive what is intended, add it to `waivers` in .schemaplan.json, with a reason:\n";
    const std::size_t at = text.find(start);
    REQUIRE(at != std::string::npos);
    json waivers = json::array();
    std::istringstream lines(text.substr(at + start.size()));
    for (std::string line; std::getline(lines, line);) {
        json one = json::parse(line);
        CHECK(one["reason"].get<std::string>().empty());
        one["reason"] = "as agreed";
        waivers.push_back(one);
    }
    CHECK(waivers.size() == 2);
    project.config({{"waivers", waivers}});
    CHECK(project.exit_code() == 0);
    CHECK(project.check().out.find(start) == std::string::npos);
}

TEST_CASE("no waiver is offered for what is wrong with a waiver") {
    const Project project(one_field, one_field);
    project.config(one_waiver("0123456789abcdef", {{"reason", "why"}}));
    const cli::Outcome outcome = project.check({"old.ts", "new.ts", "--fail-on", "warning"});
    CHECK(outcome.exit_code == 1);
    CHECK(outcome.out.find("[waiver-unused]") != std::string::npos);
    CHECK(outcome.out.find("to waive what is intended") == std::string::npos);
}

TEST_CASE("a comment above a property waives what is found at it") {
    const auto table = [](const std::string& fields) { return "t: defineTable({ " + fields + " })"; };
    const std::string ignore = "\n// schemaplan-ignore ";
    struct Row {
        std::string old;
        std::string now;
    };
    const std::vector<Row> rows = {
        {table("a: v.string()"), table(ignore + "type-changed -- why\na: v.number()")},
        {table("a: v.string()"), table(ignore + "null-added, type-changed -- why\na: v.number()")},
        {table("a: v.string()"),
         table("\n/** What it is.\n * schemaplan-ignore type-changed -- why */\na: v.number()")},
        {table("a: v.array(v.string())"), table(ignore + "type-changed -- why\na: v.array(v.number())")},
        {table("u: v.union(v.literal('x'), v.literal('y'))"),
         table(ignore + "literal-removed -- why\nu: v.literal('x')")},
        // What is gone: above what it was in.
        {table("o: v.object({ a: v.string(), b: v.null() })"),
         table(ignore + "field-removed-required -- why\no: v.object({ b: v.null() })")},
        {table("a: v.string(), b: v.null()"),
         ignore + "field-removed-required -- why\n" + table("b: v.null()")},
        // In front of the value of the property, or of a validator in it.
        {table("a: v.string()"), table("a:" + ignore + "type-changed -- why\nv.number()")},
        {table("u: v.union(v.literal('x'), v.literal('y'))"),
         table("u:" + ignore + "literal-removed -- why\nv.union(v.literal('x'))")},
        {table("u: v.optional(v.union(v.literal('x'), v.literal('y')))"),
         table("u: v.optional(" + ignore + "literal-removed -- why\nv.union(v.literal('x')))")},
        {table("u: v.array(v.union(v.literal('x'), v.literal('y'), v.literal('z')))"),
         table("u: v.array(" + ignore + "literal-removed -- why\nv.union(v.literal('x'), v.literal('z')))")},
        {table("u: v.array(v.union(v.literal('x'), v.literal('y'), v.literal('z')))"),
         table("u:" + ignore + "literal-removed -- why\nv.array(v.union(v.literal('x'), v.literal('z')))")},
        {table("u: v.array(v.string())"), table("u: v.array(" + ignore + "type-changed -- why\nv.number())")},
        {table("u: v.record(v.string(), v.string())"),
         table("u: v.record(v.string()," + ignore + "type-changed -- why\nv.number())")},
        {table("a: v.string(), b: v.null()"),
         "t:" + ignore + "field-removed-required -- why\ndefineTable({ b: v.null() })"},
        {"t: defineTable(v.union(v.object({ a: v.null() }), v.object({ b: v.null() })))",
         "t: defineTable(" + ignore + "union-member-removed -- why\nv.union(v.object({ b: v.null() })))"},
    };
    for (const Row& row : rows) {
        INFO(row.now);
        const Project project(row.old, row.now);
        CHECK(project.exit_code() == 0);
        if (row.now.find("ignore") == std::string::npos) continue;
        const json report = project.report();
        CHECK(report["summary"]["waived"] == 1);
        const std::string reason = report["changes"][0]["waived"]["reason"];
        CHECK(reason.starts_with("why"));
        CHECK(report["changes"][0]["waived"]["by"] == "comment");
    }
}

TEST_CASE("a comment above a declaration is for the value, wherever a finding is shown there") {
    const Project project("a: defineTable({}), b: defineTable({ u: v.array(v.string()) })", "");
    const auto summary = [&](const std::string& text) {
        project.write("new.ts", tests::schema_file(text));
        const json report = project.report();
        return fmt::format("{} of {} waived", report["summary"]["waived"].dump(), report["changes"].size());
    };
    const std::string b = "b: defineTable({ u: v.array(v.string()) })";
    // A table that is gone is shown at the schema; so is what the schema as a whole is asked for.
    CHECK(summary("// schemaplan-ignore table-removed -- why\nexport default defineSchema({ " + b + " });") ==
          "1 of 1 waived");
    CHECK(summary("// schemaplan-ignore table-removed -- why\nconst all = defineSchema({ " + b +
                  " });\nexport default all;") == "1 of 1 waived");
    CHECK(summary("// schemaplan-ignore validation-disabled -- why\nexport default defineSchema({ a: "
                  "defineTable({}), " +
                  b + " }, { schemaValidation: false });") == "1 of 1 waived");
    for (const char* start : {"const", "export const", "let", "var"}) {
        INFO(start);
        CHECK(summary(fmt::format("// schemaplan-ignore type-changed -- why\n{} one = v.number();\n"
                                  "export default defineSchema({{ a: defineTable({{}}), "
                                  "b: defineTable({{ u: v.array(one) }}) }});",
                                  start)) == "1 of 1 waived");
    }
}

TEST_CASE("a comment that stands elsewhere than its finding is shown where to stand") {
    const auto advice = [](const std::string& old, const std::string& now) {
        const Project project("", "");
        project.write("old.ts", tests::schema_file("export default defineSchema({" + old + "});"));
        project.write("new.ts", tests::schema_file("export default defineSchema({\n" + now + "});"));
        const json report = project.report();
        CHECK(report["summary"].value("waived", 0) == 0);
        for (const json& problem : report["problems"]) {
            if (problem["id"] == "waiver-unused") return problem["fix"].get<std::string>();
        }
        return std::string("no problem");
    };
    const std::string ignore = "\n// schemaplan-ignore ";
    const std::string both = "v.union(v.literal('x'), v.literal('y'))";
    // Above what stays of a union, or of an object.
    CHECK(advice("t: defineTable({ u: " + both + " })",
                 "t: defineTable({ u: v.union(" + ignore + "literal-removed -- why\nv.literal('x')) })") ==
          "put it above line 4, or remove it");
    CHECK(advice("t: defineTable({ a: v.null(), b: v.null() })",
                 "t: defineTable({" + ignore + "field-removed-required -- why\nb: v.null() })") ==
          "put it above line 4, or remove it");
    CHECK(advice("t: defineTable({ u: " + both + ", w: " + both + " })",
                 "t: defineTable({ u: v.union(" + ignore +
                     "literal-removed -- why\nv.literal('x')),\nw: v.literal('x') })") ==
          "put it above line 4, or above line 7, or remove it");
    // Above a validator that is used in several places: some of them may have had another.
    const Project shared("t: defineTable({ u: " + both + ", w: " + both + " })", "");
    shared.write("new.ts", tests::schema_file("const only = v.object({\n"
                                              "  // schemaplan-ignore literal-removed -- why\n"
                                              "  no: v.null() });\n"
                                              "// schemaplan-ignore literal-removed -- why\n"
                                              "const one = v.literal('x');\n"
                                              "export default defineSchema({ t: defineTable({ u: one,\n"
                                              "  w: one }) });"));
    CHECK(shared.report()["summary"].value("waived", 0) == 0);
    CHECK(shared.report()["changes"].size() == 2);
    CHECK(shared.problems() == Ids{"waiver-unused", "waiver-unused"});
    // By another name than what is found there, and of what is not found at all.
    CHECK(advice("t: defineTable({ a: v.string() })",
                 "t: defineTable({" + ignore + "type-narrowed -- why\na: v.number() })") ==
          "what is found there is `type-changed`: name that, or remove the comment");
    CHECK(advice("t: defineTable({ a: v.string() })",
                 "t: defineTable({" + ignore + "type-narrowed -- why\na: v.string() })") ==
          "remove the comment, or put it above what it is about");
    // A field in a validator is not the validator.
    CHECK(advice("t: defineTable({ o: v.array(v.object({ a: v.string() })) })",
                 "t: defineTable({ o: v.array(" + ignore +
                     "type-changed -- why\nv.object({ a: v.number() })) })") ==
          "put it above line 6, or remove it");
}

TEST_CASE("a comment waives nothing elsewhere, of no other rule, and without a reason") {
    const std::string old = "t: defineTable({ a: v.string(), o: v.object({ a: v.string() }) })";
    const auto with = [](const std::string& note, const std::string& at_a, const std::string& inside) {
        return "t: defineTable({ \n" + note + "\na: " + at_a + ", o: v.object({ a: " + inside + " }) })";
    };
    struct Row {
        std::string now;
        Ids problems;
    };
    const std::string note = "// schemaplan-ignore type-changed";
    for (const Row& row :
         {Row{with(note + " -- why", "v.string()", "v.number()"), {"waiver-unused"}},
          Row{with(note + " -- why", "v.number()", "v.number()"), {}},
          Row{with("// schemaplan-ignore type-narrowed -- why", "v.number()", "v.string()"),
              {"waiver-unused"}},
          Row{with("// schemaplan-ignore type-chnged -- why", "v.number()", "v.string()"), {"waiver-unused"}},
          Row{with("// schemaplan-ignore -- why", "v.number()", "v.string()"), {"waiver-unused"}},
          Row{with(note, "v.number()", "v.string()"), {"waiver-without-reason"}},
          Row{with(note + " --", "v.number()", "v.string()"), {"waiver-without-reason"}}}) {
        INFO(row.now);
        const Project project(old, row.now);
        CHECK(project.exit_code() == 1);
        CHECK(project.problems() == row.problems);
    }
}

TEST_CASE("what a comment says is printed on one line, whatever is in it") {
    const Project project(
        "t: defineTable({ a: v.string() })",
        "t: defineTable({\n/* schemaplan-ignore type-changed -- one\r::error::\x1b[2J two */\n"
        "a: v.number() })");
    CHECK(project.exit_code() == 0);
    CHECK(project.check().out.find("waived: one ::error:: [2J two\n") != std::string::npos);
}

TEST_CASE("with several bases, a waiver that one of them needs is not unused") {
    const Project project(one_field, no_field);
    project.config(one_waiver(project.fingerprint("field-removed-required")));
    const auto both =
        project.check({"new.ts", "--against", "old.ts", "--against", "new.ts", "--format", "json"});
    CHECK(both.exit_code == 0);
    for (const json whole = json::parse(both.out); const json& run : whole["runs"])
        CHECK(run["problems"].empty());
    const auto none =
        project.check({"new.ts", "--against", "new.ts", "--against", "empty", "--format", "json"});
    for (const json whole = json::parse(none.out); const json& run : whole["runs"])
        CHECK(run["problems"][0]["id"] == "waiver-unused");
}

TEST_CASE("nothing is said of an unused waiver where a part is unknown") {
    const Project project("t: defineTable({})", "t: defineTable({})");
    project.config(one_waiver("0123456789abcdef"));
    CHECK(project.problems() == Ids{"waiver-unused"});
    project.write("new.ts", tests::schema_file("import { theirs } from 'unknown-package';\n"
                                               "export default defineSchema({ t: defineTable(theirs) });"));
    CHECK(project.problems().empty());
}

TEST_CASE("what is wrong with a waiver is shown where it is written") {
    const Project project("t: defineTable({})", "t: defineTable({})");
    project.write(
        "apps/.schemaplan.json",
        "{\n  \"version\": 1,\n  \"waivers\": [\n    { \"fingerprint\": \"0123456789abcdef\" }\n  ]\n}\n");
    const auto outcome = project.check({"../old.ts", "../new.ts"}, {"--format", "json"}, "apps");
    const json source = json::parse(outcome.out)["problems"][0]["source"];
    CHECK(source ==
          json{{"file", ".schemaplan.json"}, {"line", 4}, {"column", 5}, {"endLine", 4}, {"endColumn", 42}});
}
