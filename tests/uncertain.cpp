#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "tests/known_tables.h"

// What may or may not have happened: under unknown conditions, in loops of unknown length, after code that
// may have left or thrown.
using tests::known_tables;
using tests::with_fields;

TEST_CASE("an unknown condition makes what either branch may write unknown") {
    CHECK(known_tables(with_fields("if (mystery) fields.x = v.null();")) == "t? o");
    CHECK(known_tables(with_fields("if (mystery) {} else { fields.x = v.null(); }")) == "t? o");
    CHECK(known_tables(with_fields("mystery && (fields.x = v.null());")) == "t? o");
    CHECK(known_tables(with_fields("mystery || (fields.x = v.null());")) == "t? o");
    CHECK(known_tables(with_fields("mystery ?? (fields.x = v.null());")) == "t? o");
    CHECK(known_tables(with_fields("mystery ? (fields.x = v.null()) : 1;")) == "t? o");
    CHECK(known_tables(with_fields("if (mystery) delete fields.a;")) == "t? o");
    CHECK(known_tables(with_fields("if (mystery) Object.assign(fields, { a: v.null() });")) == "t? o");
    CHECK(known_tables(with_fields("switch (mystery) { case 1: fields.x = v.null(); }")) == "t? o");
    CHECK(known_tables(with_fields("switch (1 as any) { case mystery: fields.x = v.null(); }")) == "t? o");
    CHECK(known_tables(with_fields(
              "const change = () => { fields.x = v.null(); };\nif (mystery) change();")) == "t? o");
    CHECK(known_tables(with_fields("if (mystery) { if (true) { fields.x = v.null(); } }")) == "t? o");
    // Only what it writes: the same program without the write is known.
    CHECK(known_tables(with_fields("if (mystery) { const x = { ...fields }; x.y = 1; }")) == "t o");
    CHECK(known_tables(with_fields("if (mystery) throw new Error(\"never mind\");")) == "t o");
}

TEST_CASE("an unknown condition makes a variable that either branch assigns unknown") {
    const auto table_of = [](const std::string& doing) {
        return known_tables("let x: any = v.string();\n" + doing +
                            "\nexport default defineSchema({ t: defineTable({ x }), o: defineTable({}) });");
    };
    CHECK(table_of("if (mystery) x = v.number();") == "t? o");
    CHECK(table_of("if (mystery) { [x] = [v.number()]; }") == "t? o");
    CHECK(table_of("if (mystery) ({ x } = { x: v.number() });") == "t? o");
    CHECK(table_of("if (mystery) { for (x of [v.number()]); }") == "t? o");
    CHECK(table_of("mystery && (x = v.number());") == "t? o");
    CHECK(table_of("x ||= mystery; if (mystery) x &&= x;") == "t o");
    CHECK(table_of("if (mystery) { let x = v.number(); x = v.null(); }") == "t o");
    CHECK(known_tables("if (mystery) { var y = v.null(); }\nexport default defineSchema({ t: defineTable({ "
                       "y: y! }), o: defineTable({}) });") == "t? o");
}

TEST_CASE("an unknown condition makes tables and arrays that either branch changes unknown") {
    CHECK(known_tables("const t = defineTable({ a: v.string() });\nif (mystery) t.index(\"i\", "
                       "[\"a\"]);\nexport default defineSchema({ t });") == "t#");
    CHECK(known_tables("const list: any[] = [v.string()];\nif (mystery) list.push(v.null());\n"
                       "export default defineSchema({ t: defineTable({ a: v.union(...list) }) });") == "t?");
    CHECK(known_tables("const set = new Set([\"a\"]);\nif (mystery) set.add(\"b\");\n"
                       "export default defineSchema({ t: defineTable({ a: v.union(...[...set].map((x) => "
                       "v.literal(x))) }) });") == "t?");
    CHECK(known_tables("const t = defineTable({});\nif (mystery) t.staged({ a: v.null() });\nexport default "
                       "defineSchema({ t, o: defineTable({}) });") == "t?# o");
}

TEST_CASE("a call of one of two functions may be a call of either") {
    CHECK(known_tables(with_fields("const f = mystery ? () => { fields.x = v.null(); } : () => {};\nf();")) ==
          "t? o");
    CHECK(known_tables(with_fields("const f = mystery && (() => { fields.x = v.null(); });\nf();")) ==
          "t? o");
    CHECK(known_tables(with_fields(
              "[1, 2].find((n) => { if (n === 2) fields.x = v.null(); return mystery; });")) == "t? o");
    CHECK(known_tables(with_fields(
              "[1, 2].every((n) => { if (n === 2) fields.x = v.null(); return mystery; });")) == "t? o");
}

TEST_CASE("a loop of unknown length makes what it writes unknown") {
    CHECK(known_tables(with_fields("while (mystery) { fields.x = v.null(); }")) == "t? o");
    CHECK(known_tables(with_fields("do { fields.x = v.null(); } while (mystery);")) == "t? o");
    CHECK(known_tables(with_fields("for (const x of mystery) fields[x] = v.null();")) == "t? o");
    CHECK(known_tables(with_fields("for (const x in mystery) fields[x] = v.null();")) == "t? o");
    CHECK(known_tables(with_fields("for (let i = 0; i < mystery; i++) fields[`x${i}`] = v.null();")) ==
          "t? o");
    CHECK(known_tables(with_fields("for (const x of [...mystery]) fields.x = v.null();")) == "t? o");
    CHECK(known_tables(with_fields("for (const x of [1]) { if (mystery) break; fields.x = v.null(); }")) ==
          "t? o");
    CHECK(known_tables(with_fields("for (const x of [1]) { if (mystery) continue; fields.x = v.null(); }")) ==
          "t? o");
    CHECK(known_tables(with_fields(
              "for (const x of [1, 2]) { if (x === 2) fields.x = v.null(); if (mystery) break; }")) ==
          "t? o");
    CHECK(known_tables(with_fields("while (true) { if (mystery) break; fields.x = v.null(); }")) == "t? o");
    CHECK(known_tables(with_fields("for (const x of [1]) { if (mystery) break; }\nfields.x = v.null();")) ==
          "t o");
    CHECK(known_tables(with_fields("mystery.forEach((x: string) => { fields[x] = v.null(); });")) == "t? o");
    CHECK(known_tables(with_fields(
              "let n = 0; for (const x of mystery) n++;\nif (n > 0) fields.x = v.null();")) == "t? o");
}

TEST_CASE("a function that may have returned may or may not do the rest") {
    const auto through = [](const std::string& body) {
        return known_tables(with_fields("const run = (): any => { " + body +
                                        " };\nconst result = run();\nother.r = result;"));
    };
    CHECK(through("if (mystery) return v.string(); return v.number();") == "t o?");
    CHECK(through("if (mystery) return v.null(); fields.x = v.null(); return v.null();") == "t? o?");
    CHECK(through("if (mystery) { return v.null(); } else { fields.x = v.null(); } return v.null();") ==
          "t? o?");
    CHECK(
        through(
            "for (const x of [1]) { if (mystery) return v.null(); } fields.x = v.null(); return v.null();") ==
        "t? o?");
    CHECK(through("switch (mystery) { case 1: return v.null(); } fields.x = v.null(); return v.null();") ==
          "t? o?");
    CHECK(through("if (mystery) throw new Error(); return v.null();") == "t o");
    CHECK(through("if (mystery) return v.null(); throw new Error();") == "t o");
}

TEST_CASE("code that may throw may have stopped anywhere") {
    CHECK(known_tables(with_fields("try { mystery(); fields.x = v.null(); } catch {}")) == "t? o");
    CHECK(known_tables(with_fields("try { fields.x = v.null(); mystery(); } catch { delete fields.x; }")) ==
          "t? o");
    CHECK(known_tables(with_fields("try { mystery(); } catch { fields.x = v.null(); }")) == "t? o");
    CHECK(known_tables(with_fields(
              "const f = () => { try { mystery(); return 1; } catch {} fields.x = v.null(); };\nf();")) ==
          "t? o");
    CHECK(known_tables(with_fields("try { if (mystery) throw 1; fields.x = v.null(); } catch {}")) == "t? o");
    CHECK(known_tables(with_fields("try { fields.x = v.null(); } catch { other.x = v.null(); }")) == "t o");
}

TEST_CASE("what is unknown may throw, and then what a `try` does after it is not done") {
    for (const std::string risk :
         {"mystery.a.b", "const { a } = mystery", "[...mystery]", "mystery + 1", "`${mystery}`",
          "v.array(holder.inner)", "JSON.parse(\"{\")", "holder.inner.more"}) {
        INFO(risk);
        const auto after = [&](const char* rest) {
            return known_tables(with_fields(
                fmt::format("const holder: any = {{ inner: mystery }};\ntry {{ {}; {}", risk, rest)));
        };
        CHECK(after("fields.c = v.any(); } catch {}") == "t? o");
        CHECK(after("} catch { fields.c = v.any(); }") == "t? o");
    }
    CHECK(known_tables(with_fields(
              "try { v.array(fields.a); fields.c = v.any(); } catch { other.c = v.any(); }")) == "t o");
}
