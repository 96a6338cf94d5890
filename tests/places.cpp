#include <catch2/catch.hpp>
#include <map>

#include "schema/match.h"
#include "tests/support.h"

// The place of a field is what a person would edit to change it, however the field got there.
namespace {

// The text at the place of each field of each table, by "table.field".
std::map<std::string, std::string> places(const tests::Sources& sources) {
    const parser::Parsed parsed = tests::parse(sources);
    REQUIRE(parsed.schema);
    std::map<std::string, std::string> result;
    for (const schema::Table& table : parsed.schema->tables) {
        const auto* object = std::get_if<schema::Object>(&(*parsed.schema)[table.document].shape);
        if (object == nullptr) continue;
        for (const schema::Field& field : object->fields)
            result[table.name + "." + field.name] = parsed.sources.text(field.span);
    }
    return result;
}

}  // namespace

TEST_CASE("a field is placed at its property, through spreads, helpers and files") {
    const tests::Sources sources = {
        {"fields.ts",
         "import { v } from \"convex/values\";\n"
         "export const times = { at: v.number() };\n"
         "const image = v.string();\n"
         "export const pictured = (more: any) => ({ image, ...more });\n"},
        {"schema.ts",
         tests::schema_file("import { pictured, times } from \"./fields\";\n"
                            "const named = { ...times, \"name\": v.string() };\n"
                            "const fields: any = {};\n"
                            "fields.set = v.null();\n"
                            "for (const key of [\"a\", \"b\"]) fields[key] = v.any();\n"
                            "export default defineSchema({\n"
                            "  t: defineTable({ ...named, ...pictured({ own: v.id(\"t\") }), ...fields }),\n"
                            "  u: defineTable(v.object(named).omit(\"at\").extend({ more: v.any() })),\n"
                            "  w: defineTable(Object.fromEntries(Object.entries(named).map(([k, f]) => "
                            "[k, v.optional(f)]))),\n"
                            "});\n")}};
    const std::map<std::string, std::string> expected = {{"t.at", "at: v.number()"},
                                                         {"t.name", "\"name\": v.string()"},
                                                         {"t.image", "image"},
                                                         {"t.own", "own: v.id(\"t\")"},
                                                         {"t.set", "fields.set = v.null()"},
                                                         {"t.a", "fields[key] = v.any()"},
                                                         {"t.b", "fields[key] = v.any()"},
                                                         {"u.name", "\"name\": v.string()"},
                                                         {"u.more", "more: v.any()"},
                                                         {"w.at", "[k, v.optional(f)]"},
                                                         {"w.name", "[k, v.optional(f)]"}};
    CHECK(places(sources) == expected);
}

TEST_CASE("a field that a package makes is placed where the schema asks for it") {
    const std::string ents =
        "import { defineEnt, defineEntSchema } from \"convex-ents\";\nimport { v } from \"convex/values\";\n"
        "export default defineEntSchema({\n"
        "  users: defineEnt({ name: v.string() })\n"
        "    .field(\"email\", v.string(), { unique: true })\n"
        "    .edges(\"roles\")\n"
        "    .edges(\"friends\", { to: \"users\" }),\n"
        "  roles: defineEnt({}).edges(\"users\").edge(\"team\").deletion(\"soft\"),\n"
        "  teams: defineEnt({}).edges(\"roles\", { ref: true }),\n"
        "});\n";
    const std::string friends = "edges(\"friends\", { to: \"users\" })";
    const std::map<std::string, std::string> of_ents = {
        {"users.name", "name: v.string()"},
        {"users.email", "field(\"email\", v.string(), { unique: true })"},
        {"roles.teamId", "edge(\"team\")"},
        {"roles.deletionTime", "deletion(\"soft\")"},
        {"users_to_roles.usersId", "edges(\"roles\")"},
        {"users_to_roles.rolesId", "edges(\"roles\")"},
        {"users_friends.aId", friends},
        {"users_friends.bId", friends}};
    CHECK(places({{"schema.ts", ents}}) == of_ents);

    const std::string helpers = tests::schema_file(
        "import { Table } from \"convex-helpers/server\";\n"
        "import { literals, partial } from \"convex-helpers/validators\";\n"
        "import { zodToConvex } from \"convex-helpers/server/zod4\";\n"
        "import { z } from \"zod\";\n"
        "import { migrationsTable } from \"convex-helpers/server/migrations\";\n"
        "const Users = Table(\"users\", { kind: literals(\"a\", \"b\") });\n"
        "export default defineSchema({\n"
        "  users: Users.table,\n"
        "  loose: defineTable(partial(Users.withoutSystemFields)),\n"
        "  zod: defineTable(zodToConvex(z.object({ email: z.string().optional() }))),\n"
        "  migrations: migrationsTable,\n"
        "});\n");
    std::map<std::string, std::string> found = places({{"schema.ts", helpers}});
    std::erase_if(found, [](const auto& one) { return one.first.starts_with("migrations."); });
    const std::map<std::string, std::string> of_helpers = {{"users.kind", "kind: literals(\"a\", \"b\")"},
                                                           {"loose.kind", "kind: literals(\"a\", \"b\")"},
                                                           {"zod.email", "email: z.string().optional()"}};
    CHECK(found == of_helpers);
}
