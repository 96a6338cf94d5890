#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/run.h"
#include "tests/repository.h"
#include "tests/support.h"

// What a team asks for in `.schemaplan.json` and by comments: levels, waivers, bases, and the exit code that
// follows.
namespace {

using nlohmann::json;
using std::chrono::year_month_day;

constexpr year_month_day today{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(25)};

// A project with an old and a new schema.
class Project {
  public:
    explicit Project(const std::string& old, const std::string& now) {
        schema("old.ts", old);
        schema("new.ts", now);
    }

    void schema(const std::string& name, const std::string& tables) const {
        write(name, tests::schema_file("export default defineSchema({ " + tables + " });"));
    }
    void config(json content) const {
        content["version"] = 1;
        write(".schemaplan.json", content.dump(1));
    }
    void write(const std::string& name, const std::string& text) const {
        tests::write(folder_.path() / name, text);
    }

    cli::Outcome check(std::vector<std::string> arguments = {"old.ts", "new.ts"},
                       const std::vector<std::string>& more = {}, const std::string& where = "") const {
        arguments.insert(arguments.begin(), "check");
        arguments.insert(arguments.end(), more.begin(), more.end());
        cli::Environment environment = {(folder_.path() / where).string(), false};
        environment.today = today;
        if (variable) environment.variables["SCHEMAPLAN_CONFIG"] = *variable;
        return cli::run(arguments, environment);
    }
    int exit_code(const std::vector<std::string>& more = {}) const {
        return check({"old.ts", "new.ts"}, more).exit_code;
    }
    json report(const std::vector<std::string>& more = {}) const {
        std::vector<std::string> all = more;
        all.insert(all.end(), {"--format", "json"});
        return json::parse(check({"old.ts", "new.ts"}, all).out);
    }
    // The fingerprint of the first change of a kind.
    std::string fingerprint(const std::string& id) const {
        for (const json whole = report(); const json& change : whole["changes"]) {
            if (change["id"] == id) return change["fingerprint"];
        }
        FAIL("no change is a " << id);
        return "";
    }
    // The ids of the problems.
    std::vector<std::string> problems() const {
        std::vector<std::string> ids;
        for (const json whole = report(); const json& problem : whole["problems"])
            ids.push_back(problem["id"]);
        return ids;
    }

    std::optional<std::string> variable;  // `SCHEMAPLAN_CONFIG`

  private:
    tests::TemporaryFolder folder_;
};

using Ids = std::vector<std::string>;

json waiver(const std::string& fingerprint, const json& more = {{"reason", "nobody has one"}}) {
    json one = {{"fingerprint", fingerprint}};
    one.update(more);
    return {{"waivers", json::array({one})}};
}

const std::string one_field = "users: defineTable({ a: v.string(), b: v.string() })";
const std::string no_field = "users: defineTable({ a: v.string() })";

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
                    json config = is_waived ? waiver(fingerprint) : json::object();
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
    project.config(waiver(project.fingerprint("field-removed-required")));
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
    project.config(waiver(project.report()["problems"][0]["fingerprint"]));
    CHECK(project.exit_code() == 1);
    CHECK(project.problems() == Ids{"index-empty", "waiver-unused"});
    project.config({{"levels", {{"index-empty", "warning"}}}});
    CHECK(project.exit_code() == 0);
}

// --- waivers ---

TEST_CASE("a waiver is for one finding: another one still fails") {
    const Project project("users: defineTable({ a: v.string(), b: v.string(), c: v.string() })", no_field);
    project.config(waiver(project.fingerprint("field-removed-required")));
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
    project.config(waiver(project.fingerprint("field-removed-required")));
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
    project.config(waiver(project.fingerprint("field-removed-required")));
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
        project.config(waiver(fingerprint, {{"reason", "why"}, {"owner", "ada"}, {"expires", day}}));
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
        project.config(waiver(fingerprint, more));
        CHECK(project.exit_code() == 1);
        CHECK(project.problems() == Ids{"waiver-without-reason"});
    }
}

TEST_CASE("a waiver that names a rule is for that rule only") {
    const Project project(one_field, no_field);
    const std::string fingerprint = project.fingerprint("field-removed-required");
    project.config(waiver(fingerprint, {{"reason", "why"}, {"rule", "field-removed-required"}}));
    CHECK(project.exit_code() == 0);
    project.config(waiver(fingerprint, {{"reason", "why"}, {"rule", "field-removed-optional"}}));
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
    project.config(waiver("0123456789abcdef", {{"reason", "why"}}));
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

TEST_CASE("with several bases, a waiver that one of them needs is not unused") {
    const Project project(one_field, no_field);
    project.config(waiver(project.fingerprint("field-removed-required")));
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
    project.config(waiver("0123456789abcdef"));
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

// --- the file ---

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
