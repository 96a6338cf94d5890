#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "diff/compare.h"
#include "tests/known_tables.h"
#include "tests/support.h"

// What unknown code could touch is unknown, and what it could have added is open.
namespace {

using namespace schema;
using tests::known_tables;
using tests::knows;
using tests::with_fields;
const std::string& prelude = tests::mystery;

}  // namespace

TEST_CASE("what the program gave to a function, a validator or a table is reached through it") {
    for (const std::string holder :
         {"function hold() {}", "const hold: any = v.null();", "const hold: any = defineTable({});"}) {
        INFO(holder);
        CHECK(known_tables(with_fields(holder + "\n(hold as any).kept = fields;\nmystery(hold);")) == "t? o");
        CHECK(known_tables(with_fields(holder + "\nmystery(hold);\n(hold as any).kept = fields;")) == "t? o");
        CHECK(known_tables(with_fields(holder + "\n(hold as any).kept = fields;")) == "t o");
        CHECK(known_tables(with_fields(
                  holder + "\nif (mystery) (hold as any).kept = fields;\n(hold as any).kept.c = v.any();")) ==
              "t? o");
    }
    // What Convex reads of its own objects is never taken for known.
    CHECK(known_tables(with_fields(
              "const one: any = v.string();\none.isOptional = \"optional\";\nfields.a = one;")) == "t? o");
}

TEST_CASE("a call to unknown code makes every mutable argument unknown") {
    CHECK(known_tables(with_fields("")) == "t o");
    CHECK(known_tables(with_fields("mystery(fields);")) == "t? o");
    CHECK(known_tables(with_fields("mystery(1, \"x\", v, null);")) == "t o");
    CHECK(known_tables(with_fields("mystery({ deep: [{ fields }] });")) == "t? o");
    CHECK(known_tables(with_fields("mystery(...[fields]);")) == "t? o");
    CHECK(known_tables(with_fields("new mystery(fields);")) == "t? o");
    CHECK(known_tables(with_fields("new mystery.Class(fields);")) == "t? o");
    CHECK(known_tables(with_fields("mystery.method(fields);")) == "t? o");
    CHECK(known_tables(with_fields("mystery`${fields}`;")) == "t? o");
    CHECK(known_tables(with_fields("mystery?.(fields);")) == "t? o");
    CHECK(known_tables(with_fields("const x = [1].map(mystery(fields));")) == "t? o");
    CHECK(known_tables(with_fields("[fields].forEach(mystery);")) == "t? o");
    CHECK(known_tables(with_fields("new Set([fields]).forEach(mystery);")) == "t? o");
    CHECK(known_tables(with_fields("Object.assign(mystery, fields);")) == "t? o");
    CHECK(known_tables(with_fields("mystery(new Map([[1, fields]]));")) == "t? o");
    CHECK(known_tables(with_fields("const hold = (x: any) => mystery(x); hold(fields);")) == "t? o");
    CHECK(known_tables(with_fields("mystery.slot = fields;")) == "t? o");
    CHECK(known_tables(with_fields("Reflect.set(fields, \"x\", 1);")) == "t? o");
}

TEST_CASE("a function given to unknown code may be called, and change what it can reach") {
    CHECK(known_tables(with_fields("mystery(() => fields);")) == "t? o");
    CHECK(known_tables(with_fields("mystery(function () { other.x = 1; });")) == "t o?");
    CHECK(known_tables(with_fields(
              "const set = () => { fields.x = 1; }; const run = () => set(); mystery(run);")) == "t? o");
    CHECK(known_tables("let fields: any = { a: v.string() };\nmystery(() => { fields = {}; });\n"
                       "export default defineSchema({ t: defineTable(fields), o: defineTable({}) });") ==
          "t? o");
    CHECK(known_tables(
              "let n = 0;\nmystery(() => { n++; });\n"
              "export default defineSchema({ t: defineTable({ a: v.literal(n) }), o: defineTable({}) });") ==
          "t? o");
    CHECK(known_tables(with_fields("async function later() { fields.x = 1; }\nlater();")) == "t? o");
    CHECK(known_tables(with_fields("function* steps() { yield (fields.x = 1); }\n[...steps()];")) == "t? o");
}

TEST_CASE("tables, validators and schemas are as mutable as objects") {
    CHECK(known_tables("const t = defineTable({});\nmystery(t);\nexport default defineSchema({ t, o: "
                       "defineTable({}) });") == "t?# o");
    CHECK(known_tables("const x = v.object({});\nmystery(x);\nexport default defineSchema({ t: defineTable({ "
                       "x }), o: defineTable({}) });") == "t? o");
    CHECK(
        known_tables("const schema = defineSchema({ t: defineTable({}) });\nmystery(schema);\nexport default "
                     "schema;") ==
        "no schema: the schema as a whole could not be evaluated: `mystery` is imported from the package "
        "`somewhere`, which is not installed; install the packages first");
    CHECK(known_tables("const list: any = [\"a\"];\nmystery(list);\nexport default defineSchema({ t: "
                       "defineTable({}).index(\"i\", list) });") == "t#");
}

TEST_CASE("what unknown code has once had, it may change later") {
    CHECK(known_tables(with_fields("const box: any = {};\nmystery(box);\nbox.kept = fields;")) == "t? o");
    CHECK(known_tables(with_fields("const box: any = [];\nmystery(box);\nbox.push(fields);")) == "t? o");
    CHECK(known_tables("const tables: any = {};\nmystery(tables);\ntables.t = defineTable({});\nexport "
                       "default defineSchema(tables);") == " …");
}

TEST_CASE("what is one of two things may be changed through either name") {
    CHECK(known_tables(with_fields("const one = mystery ? fields : other;\none.x = v.null();")) == "t? o?");
    CHECK(known_tables(with_fields("let one: any = fields; if (mystery) one = other;\none.x = v.null();")) ==
          "t? o?");
    CHECK(known_tables(
              "const a = defineTable({}), b = defineTable({});\nconst pick = () => { if (mystery) return a; "
              "return b; };\n"
              "pick().index(\"i\", []);\nexport default defineSchema({ a, b, o: defineTable({}) });") ==
          "a?# b?# o");
    CHECK(known_tables(with_fields(
              "const one = (mystery ? { fields } : { fields: other }).fields;\none.x = v.null();")) ==
          "t? o?");
    CHECK(known_tables(with_fields(
              "const box: any = { x: fields }; if (mystery) box.x = other;\nbox.x.y = v.null();")) ==
          "t? o?");
}

TEST_CASE("an unknown spread leaves the keys open") {
    const auto object = [](const std::string& fields) {
        const parser::Parsed parsed = tests::parse(
            {{"schema.ts", prelude + tests::schema_file("export default defineSchema({ t: defineTable(" +
                                                        fields + ") });")}});
        REQUIRE(parsed.schema.has_value());
        const auto& type = std::get<Object>((*parsed.schema)[parsed.schema->tables.front().document].shape);
        std::string result;
        for (const Field& field : type.fields)
            result += field.name + (knows(*parsed.schema, field.type) ? " " : "? ");
        return result + (type.open ? "…" : "");
    };
    CHECK(object("{ a: v.string(), b: v.null() }") == "a b ");
    CHECK(object("{ a: v.string(), ...mystery, b: v.null() }") == "a? b …");
    CHECK(object("{ ...mystery }") == "…");
    CHECK(object("(() => { const o: any = { a: v.string() }; if (mystery) o.b = v.null(); return o; })()") ==
          "a …");
    CHECK(object("(() => { const o: any = { a: v.string(), b: v.any() }; if (mystery) o.b = v.null(); return "
                 "o; })()") == "a b? ");
    CHECK(object("{ a: v.string(), ...{ ...mystery, c: v.null() }, b: v.null() }") == "a? c b …");
    CHECK(object("{ a: v.string(), [mystery]: v.null(), b: v.null() }") == "a? b …");
    CHECK(object("Object.assign({ a: v.string() }, { b: v.null() })") == "a b ");
    CHECK(object("{ ...Object.fromEntries([[\"a\", v.null()], [mystery, v.null()], [\"b\", v.null()]]) }") ==
          "a? b …");
    CHECK(object("v.object({ a: v.string(), ...mystery }).extend({ b: v.null() })") == "a? b …");
    CHECK(object("v.object({ a: v.string() }).extend({ ...mystery, b: v.null() })") == "a? b …");
    CHECK(object("v.object({ a: v.string(), ...mystery, b: v.null() }).omit(\"a\")") == "b …");
    CHECK(object("v.object({ ...mystery, b: v.null() }).pick(\"a\", \"b\")") == "a? b ");
    CHECK(object("v.object({ ...mystery, b: v.null() }).partial()") == "b …");
}

TEST_CASE("an unknown spread in `defineSchema` makes no claim of tables added or removed, and never a yes") {
    const auto compare = [](const std::string& before, const std::string& after) {
        const auto parse = [](const std::string& tables) {
            const auto parsed =
                tests::parse({{"schema.ts", prelude + tests::schema_file("export default defineSchema(" +
                                                                         tables + ");")}});
            REQUIRE(parsed.schema.has_value());
            return *parsed.schema;
        };
        const diff::Changes changes = diff::compare(parse(before), parse(after));
        std::string result;
        for (const diff::Change& change : changes.changes)
            result += std::string(diff::kind(change.id).name) + " ";
        for (const Answer answer : {changes.verdict.backward, changes.verdict.forward}) {
            result += answer == Answer::yes ? "yes " : answer == Answer::no ? "no " : "unknown ";
        }
        return result;
    };
    CHECK(compare("{ a: defineTable({}) }", "{ b: defineTable({}) }") ==
          "table-added table-removed yes yes ");
    CHECK(compare("{ a: defineTable({}), ...mystery }", "{ b: defineTable({}) }") == "unknown unknown ");
    CHECK(compare("{ a: defineTable({}) }", "{ b: defineTable({}), ...mystery }") == "unknown unknown ");
    CHECK(compare("{ ...mystery }", "{ ...mystery }") == "unknown unknown ");
    CHECK(compare("{ ...mystery, a: defineTable({}) }", "{ ...mystery, a: defineTable({ x: v.null() }) }") ==
          "field-added-required no no ");
    CHECK(compare("{ a: defineTable({}), ...mystery }", "{ a: defineTable({ x: v.null() }), ...mystery }") ==
          "unknown unknown ");
}

TEST_CASE("unknown items leave a union, an array or a call open") {
    const auto field = [](const std::string& type) {
        return known_tables("export default defineSchema({ t: defineTable({ a: " + type +
                            " }), o: defineTable({}) });");
    };
    CHECK(field("v.union(v.string(), ...mystery)") == "t? o");
    CHECK(field("v.union(...[v.string(), ...mystery])") == "t? o");
    CHECK(field("v.union(...mystery.map((x: any) => v.literal(x)))") == "t? o");
    CHECK(field("v.union(...[\"a\", \"b\"].filter(mystery).map((x) => v.literal(x)))") == "t? o");
    CHECK(field("v.array(mystery)") == "t? o");
    CHECK(field("v.record(v.string(), mystery)") == "t? o");
    CHECK(field("v.record(mystery, v.string())") == "t? o");
    CHECK(field("v.optional(mystery)") == "t? o");
    CHECK(field("v.literal(mystery)") == "t? o");
    CHECK(field("v.id(mystery)") == "t? o");
    CHECK(field("v.id(`${mystery}s`)") == "t? o");
    CHECK(field("v.object(mystery)") == "t? o");
    CHECK(field("(mystery as any)(v.string())") == "t? o");
    CHECK(field("[v.string(), ...mystery][1]") == "t? o");
    CHECK(field("[v.string(), ...mystery][0]") == "t o");
    CHECK(field("((a: any, b: any) => b)(...mystery)") == "t? o");
    CHECK(field("((a: any, ...b: any[]) => a)(v.string(), ...mystery)") == "t o");
    CHECK(field("(({ a = v.string() }: any) => a)(mystery)") == "t? o");
    CHECK(field("[1, 2].some((n) => mystery) ? v.string() : v.null()") == "t? o");
    CHECK(field("[v.string()].find(mystery) as any") == "t? o");
    CHECK(field("new Set([mystery]).size ? v.string() : v.null()") == "t? o");
    CHECK(field("new Map([[1, mystery]] as any).get(1) as any") == "t? o");
}

TEST_CASE("a statement or expression that is not modelled is never skipped") {
    CHECK(known_tables(with_fields("label: { fields.x = v.null(); break label; }")) == "t? o");
    CHECK(known_tables(with_fields("outer: for (const x of [1]) { fields.x = v.null(); continue outer; }")) ==
          "t? o");
    CHECK(known_tables(with_fields("class Setup { static #x = (fields.x = v.null()); }")) == "t? o");
    CHECK(known_tables(with_fields("class Setup { static { fields.x = v.null(); } }")) == "t? o");
    CHECK(known_tables(with_fields("const C = class { static [`x`] = (fields.x = v.null()); };")) == "t? o");
    CHECK(known_tables(with_fields(
              "const note: any = () => { fields.x = v.null(); };\nclass Setup { @note y = 1; }")) == "t? o");
    CHECK(known_tables(with_fields("namespace Setup { fields.x = v.null(); }")) == "t? o");
    CHECK(known_tables(with_fields("for await (const x of mystery) { fields.x = v.null(); }")) == "t? o");
    CHECK(known_tables(with_fields("const o = { get x() { fields.x = v.null(); return 1; } }; o.x;")) ==
          "t? o");
    CHECK(known_tables(with_fields("import(\"./x\").then(() => { fields.x = v.null(); });")) == "t? o");
    CHECK(known_tables(with_fields("eval(\"fields.x = 1\");")) ==
          "t o");  // what only a string names cannot be followed
    CHECK(known_tables(with_fields(
              "const f = (): any => { label: { if (true) return 1; } fields.x = v.null(); };\nf();")) ==
          "t? o");
    CHECK(known_tables("let x: any = v.string();\nlabel: { x = v.number(); }\nexport default defineSchema({ "
                       "t: defineTable({ x }) });") == "t?");
    CHECK(
        known_tables(
            "label: { var x: any = v.string(); }\nexport default defineSchema({ t: defineTable({ x }) });") ==
        "t?");
    CHECK(known_tables(with_fields("fields.__proto__ = { x: v.null() };")) == "t? o");
}

TEST_CASE("what other modules hold is tainted through their exports") {
    const auto tables = [](const std::string& doing) {
        const parser::Parsed parsed = tests::parse(
            {{"schema.ts",
              prelude +
                  tests::schema_file(
                      "import { fields } from \"./fields\";\nimport * as all from \"./fields\";\n" + doing +
                      "\nexport default defineSchema({ t: defineTable(fields), n: defineTable(all.more) "
                      "});")},
             {"fields.ts",
              "import { v } from \"convex/values\";\nexport const fields: any = { a: v.string() };\n"
              "export const more: any = { b: v.string() };\nexport const change = () => { fields.x = "
              "v.null(); };\n"}});
        REQUIRE(parsed.schema.has_value());
        std::string result;
        for (const Table& table : parsed.schema->tables)
            result += table.name + (knows(*parsed.schema, table.document) ? " " : "? ");
        return result;
    };
    CHECK(tables("") == "t n ");
    CHECK(tables("mystery(fields);") == "t? n ");
    CHECK(tables("mystery(all);") == "t? n? ");
    CHECK(tables("mystery(() => all);") == "t? n? ");
    CHECK(tables("mystery(all.change);") == "t? n ");
    CHECK(tables("mystery(() => { fields.x = 1; });") == "t? n ");
}

TEST_CASE("a class changes nothing until it is used, and then all it names") {
    const std::string setting =
        "const shared = { a: v.string() }, other = { b: v.string() };\n"
        "class Base { x = 1; }\n"
        "class Helper extends Base { change() { shared.z = v.any(); } }\n";
    const std::string schema =
        "export default defineSchema({ t: defineTable(shared), u: defineTable(other) });";
    CHECK(known_tables(setting + schema) == "t u");
    CHECK(known_tables(setting + "new Helper().change();\n" + schema) == "t? u");
    CHECK(known_tables(setting + "Helper.prototype.change();\n" + schema) == "t? u");
    CHECK(known_tables("const shared = { a: v.string() }, other = { b: v.string() };\n"
                       "class Helper { static { shared.z = v.any(); } }\n" +
                       schema) == "t? u");
    CHECK(known_tables("const shared = { a: v.string() }, other = { b: v.string() };\n"
                       "class Helper { static get z() { shared.z = v.any(); } }\nHelper.z;\n" +
                       schema) == "t? u");
    const std::string with_static =
        "const shared = { a: v.string() }, other = { b: v.string() };\n"
        "class Helper { static x = 1; static change() { shared.z = v.any(); } }\n";
    CHECK(known_tables(with_static + schema) == "t u");
    CHECK(known_tables(with_static + "Helper.change();\n" + schema) == "t u");
    CHECK(known_tables(with_static + "mystery(Helper);\n" + schema) == "t? u");
    CHECK(known_tables(with_static + "mystery(Helper.change);\n" + schema) == "t? u");
    CHECK(known_tables(with_static + "Helper.change = mystery; Helper.change();\n" + schema) == "t? u");
}
