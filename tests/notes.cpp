#include <catch2/catch.hpp>
#include <string>

#include "schema/schema.h"
#include "tests/support.h"

// Comments that speak to schemaplan belong to what they stand above.
namespace {

using schema::Note;

// The notes above the field `b` of the table `t`, as `kind text`, one a line.
std::string above_b(const std::string& body) {
    const auto parsed = tests::parse({{"schema.ts", tests::schema_file(body)}});
    REQUIRE(parsed.schema);
    const auto& schema = *parsed.schema;
    std::string all;
    for (const auto& field : std::get<schema::Object>(schema[schema.tables.at(0).document].shape).fields) {
        if (field.name != "b") continue;
        for (const Note* note : schema::notes_above(schema, field.span)) {
            constexpr const char* words[] = {"renamed", "default", "ignore"};
            all += std::string(words[static_cast<std::size_t>(note->kind)]) + " " + note->text + "\n";
            const std::string_view text = parsed.sources.text(note->span);
            CHECK(text.ends_with(note->text));
        }
    }
    return all;
}

std::string table(const std::string& before_b) {
    return "export default defineSchema({ t: defineTable({ a: v.string()," + before_b +
           "b: v.string() }) });";
}

}  // namespace

TEST_CASE("a note belongs to the property below its comment") {
    CHECK(above_b(table("\n// @renamed from=old\n")) == "renamed from=old\n");
    CHECK(above_b(table("\n  // @default  \"free\"  \r\n  ")) == "default \"free\"\n");
    CHECK(above_b(table("\n// schemaplan-ignore field-removed-optional -- why\n")) ==
          "ignore field-removed-optional -- why\n");
    CHECK(above_b(table("\n/** What it is.\n * @renamed from=old\n * @default 1\n */\n")) ==
          "renamed from=old\ndefault 1\n");
    CHECK(above_b(table("\n// @renamed from=old\n\n// something else\n/* and */\n")) == "renamed from=old\n");
    CHECK(above_b(table("/* @default 1 */ ")) == "default 1\n");
}

TEST_CASE("a comment behind something, in a string, or with other words is no note of what follows") {
    CHECK(above_b(table(" // @renamed from=old\n")).empty());
    CHECK(above_b(table("\n// see @renamed from=old\n")).empty());
    CHECK(above_b(table("\n// @renamedfrom=old\n")).empty());
    CHECK(above_b("const s = `\n// @renamed from=old`;" + table("")).empty());
    CHECK(above_b(table("\n// @renamed from=old\nc: v.string(),\n")).empty());
}

TEST_CASE("notes stand above tables, indexes, and fields of other files") {
    const auto parsed = tests::parse(
        {{"schema.ts", tests::schema_file("import { fields } from './fields';\n"
                                          "export default defineSchema({\n"
                                          "  // schemaplan-ignore table-added -- one\n"
                                          "  t: defineTable(fields)\n"
                                          "    // schemaplan-ignore index-added -- two\n"
                                          "    .index('by_b', ['b']),\n"
                                          "});")},
         {"fields.ts",
          "import { v } from 'convex/values';\nexport const fields = {\n// @default 1\nb: v.number() };"}});
    REQUIRE(parsed.schema);
    const auto& schema = *parsed.schema;
    const auto& t = schema.tables.at(0);
    const auto text = [&](const schema::Span& span) {
        const auto notes = schema::notes_above(schema, span);
        return notes.size() == 1 ? notes.front()->text : "";
    };
    CHECK(text(t.span) == "table-added -- one");
    CHECK(text(t.indexes.at(0).span) == "index-added -- two");
    CHECK(text(std::get<schema::Object>(schema[t.document].shape).fields.at(0).span) == "1");
}
