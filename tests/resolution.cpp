#include <catch2/catch.hpp>

#include "emit/export.h"
#include "parser/version.h"
#include "tests/support.h"

// What an install would have linked is found without one: the packages of a workspace. With one,
// tests/programs holds resolution against the real bundler.
namespace {

// The schema as it is exported, or the first thing that is wrong with it.
std::string outcome(const tests::Sources& sources, const std::string& entry) {
    const parser::Parsed parsed = tests::parse(sources, entry);
    if (!parsed.diagnostics.empty()) return parsed.diagnostics.front().message;
    return emit::export_text(*parsed.schema);
}

const std::string schema = tests::schema_file(
    "import { name } from \"@app/fields\";\nexport default defineSchema({ t: defineTable({ name }) });\n");
const std::string fields = "import { v } from \"convex/values\";\nexport const name = v.string();\n";

std::string expected() {
    return outcome(
        {{"schema.ts",
          tests::schema_file("export default defineSchema({ t: defineTable({ name: v.string() }) });")}},
        "schema.ts");
}

tests::Sources project(const std::string& root_manifest, const std::string& version,
                       const std::string& range) {
    return {{"package.json", root_manifest},
            {"apps/backend/convex/schema.ts", schema},
            {"apps/backend/package.json", R"({ "dependencies": { "@app/fields": ")" + range + R"(" } })"},
            {"packages/fields/package.json",
             R"({ "name": "@app/fields", "version": ")" + version + R"(", "exports": "./src/index.ts" })"},
            {"packages/fields/src/index.ts", fields}};
}

const std::string entry = "apps/backend/convex/schema.ts";

}  // namespace

TEST_CASE("a package of the workspace is found by its name") {
    for (const char* workspaces : {R"(["packages/*"])", R"({ "packages": ["packages/fields"] })",
                                   R"(["./packages/**"])", R"(["apps/*", "packages/f*s"])"}) {
        INFO(workspaces);
        CHECK(outcome(project(R"({ "workspaces": )" + std::string(workspaces) + " }", "1.0.0", "*"), entry) ==
              expected());
    }
    tests::Sources pnpm = project("{}", "0.0.0", "workspace:^");
    pnpm["pnpm-workspace.yaml"] = "packages:\n  - 'apps/*' # ours\n  - \"packages/*\"\n";
    CHECK(outcome(pnpm, entry) == expected());
    tests::Sources by_path = project("{}", "0.0.0", "file:../../packages/fields");
    CHECK(outcome(by_path, entry) == expected());
}

TEST_CASE("a package that is not in the workspace is unknown") {
    const std::string missing =
        "`name` is imported from the package `@app/fields`, which is not installed; install the packages "
        "first";
    CHECK(outcome(project("{}", "1.0.0", "*"), entry) == missing);
    CHECK(outcome(project(R"({ "workspaces": ["packages/*", "!packages/fields"] })", "1.0.0", "*"), entry) ==
          missing);
    CHECK(outcome(project(R"({ "workspaces": ["packages/*"] })", "1.2.0", "^1.1.0"), entry) == expected());
    CHECK(outcome(project(R"({ "workspaces": ["packages/*"] })", "1.2.0", "^2.0.0"), entry) ==
          "`name` is imported from the package `@app/fields`, which is not installed, and is in the "
          "workspace in "
          "another version");
}

TEST_CASE("a package that is not built says so") {
    tests::Sources sources = project(R"({ "workspaces": ["packages/*"] })", "1.0.0", "*");
    sources.erase("packages/fields/src/index.ts");
    CHECK(
        outcome(sources, entry) ==
        "`name` is imported from `@app/fields`, and the package has no such file; build or install it first");
}

TEST_CASE("a model is chosen by the version of the package") {
    const std::string text = tests::schema_file(
        "import { literals } from \"convex-helpers/validators\";\n"
        "export default defineSchema({ t: defineTable({ name: literals(\"a\") }) });\n");
    const auto with = [&](const std::string& version) {
        return outcome(
            {{"schema.ts", text},
             {"node_modules/convex-helpers/package.json", R"({ "version": ")" + version + R"(" })"}},
            "schema.ts");
    };
    CHECK(with("0.1.124").starts_with("{\"tables\""));
    CHECK(with("7.0.0") ==
          "`literals` is imported from `convex-helpers` 7.0.0, which is installed: what that version does is "
          "not known");
    CHECK(outcome({{"schema.ts", text},
                   {"package.json", R"({ "dependencies": { "convex-helpers": "^7.0.0" } })"}},
                  "schema.ts") ==
          "`convex-helpers` ^7.0.0 is not installed; it is read as the newest known (before 0.1.125), "
          "install the "
          "packages to be certain");
    const auto with_zod = [](const std::string& range) {
        return outcome(
            {{"schema.ts", tests::schema_file("import { zodToConvex } from \"convex-helpers/server/zod\";\n"
                                              "import { z } from \"zod\";\n"
                                              "export default defineSchema({ t: defineTable({ a: "
                                              "zodToConvex(z.intersection(z.any(), z.any())) }) });\n")},
             {"package.json", R"({ "dependencies": { "zod": ")" + range + R"(" } })"}},
            "schema.ts");
    };
    CHECK(with_zod("^4.0.0").find(R"("type":"any")") != std::string::npos);
    CHECK(with_zod("^3.22.0").find(R"("type":"any")") == std::string::npos);
}

TEST_CASE("ranges of versions are as npm has them") {
    const auto contains = [](const char* range, const char* version) {
        const auto parsed = parser::range_of(range);
        REQUIRE(parsed);
        return parsed->contains(*parser::version_of(version));
    };
    CHECK(contains("^1.2.3", "1.9.0"));
    CHECK_FALSE(contains("^1.2.3", "2.0.0"));
    CHECK_FALSE(contains("^1.2.3", "2.0.0-alpha.1"));
    CHECK_FALSE(contains("^1.2.3", "1.2.2"));
    CHECK(contains("^0.2.3", "0.2.9"));
    CHECK_FALSE(contains("^0.2.3", "0.3.0"));
    CHECK(contains("^0.0.3", "0.0.3"));
    CHECK_FALSE(contains("^0.0.3", "0.0.4"));
    CHECK(contains("~1.2.3", "1.2.9"));
    CHECK_FALSE(contains("~1.2.3", "1.3.0"));
    CHECK(contains("1.2.3", "1.2.3"));
    CHECK_FALSE(contains("1.2.3", "1.2.4"));
    CHECK(contains("1.x", "1.7.0"));
    CHECK(contains("1", "1.7.0"));
    CHECK(contains(">=1.2.0", "9.0.0"));
    CHECK_FALSE(parser::range_of("npm:other@1").has_value());
    CHECK_FALSE(parser::range_of("1.0.0 || 2.0.0").has_value());
}
