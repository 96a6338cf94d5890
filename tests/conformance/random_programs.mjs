// Random schemas that use zod or convex-ents, from a seed: the same seed gives the same programs.
// Whatever throws in them is caught and shows as a part of the schema, so that one program can
// hold many of them.

export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n) => Math.floor(next() * n);
  const one = (list) => list[below(list.length)];
  const chance = (p) => next() < p;
  const some = (list, p) => list.filter(() => chance(p));
  return { below, one, chance, some };
}

const names = ["a", "b", "c", "d"];
const words = ['"x"', '"y"', '"two words"', '"1"'];

// --- zod ---

const plain = {
  3: ["string()", "string().email()", "string().min(1).max(3).trim()", "number()", "number().int().positive()", "bigint()",
    "boolean()", "null()", "any()", "unknown()", "nan()", "date()", "undefined()", "never()", "void()", "symbol()",
    "coerce.number()", "coerce.string()", "custom()", "custom(() => true)", "instanceof(Error)", "ostring()"],
  4: ["string()", "string().email().max(9)", "string().regex(/a/).trim()", "number()", "number().int().min(1)", "bigint()",
    "boolean()", "null()", "any()", "unknown()", "nan()", "date()", "undefined()", "never()", "void()", "symbol()", "email()",
    "uuid()", "url()", "int()", "int64()", "float32()", "iso.date()", "iso.datetime()", "coerce.number()", "coerce.boolean()",
    "custom()", "custom(() => true)", "instanceof(Error)", "stringbool()", "file()", "json()",
    "templateLiteral([\"a\", z.string(), z.number()])"],
};

const suffixes = {
  3: [".optional()", ".nullable()", ".nullish()", ".array()", ".describe(\"x\")", ".default(undefined)", ".catch(undefined)",
    ".refine(() => true)", ".superRefine(() => {})", ".transform((x) => x)", ".brand()", ".readonly()", ".promise()",
    ".pipe(z.any())", ".pipe(z.string())", ".or(z.string())", ".and(z.any())"],
  4: [".optional()", ".nullable()", ".nullish()", ".nonoptional()", ".array()", ".describe(\"x\")", ".meta({ a: 1 })",
    ".default(undefined)", ".prefault(undefined)", ".catch(undefined)", ".refine(() => true)", ".superRefine(() => {})",
    ".check(() => {})", ".transform((x) => x)", ".brand()", ".readonly()", ".pipe(z.any())", ".pipe(z.string())",
    ".or(z.string())", ".and(z.any())", ".overwrite((x) => x)"],
};

function literal(r, version) {
  const values = [...words, "1", "2.5", "true", ...(version === 4 ? ["null", "undefined", "3n"] : ["null", "3n"])];
  if (version === 4 && r.chance(0.3)) return `z.literal([${r.some(values, 0.4).concat(r.one(values)).join(", ")}])`;
  return `z.literal(${r.one(values)})`;
}

const enumOf = (r) => `z.enum([${r.some(words, 0.5).concat(r.chance(0.9) ? ['"z"'] : []).join(", ")}])`;

const native = (r) => `z.nativeEnum(${r.one(["Direction", "Color", "{ p: \"P\", q: 1 }"])})`;

function key(r, version, depth) {
  const options = [() => "z.string()", () => "zid(\"users\")", () => literal(r, version), () => enumOf(r), () => native(r),
    () => `z.union([${key(r, version, depth - 1)}, ${key(r, version, depth - 1)}])`, () => type(r, version, 0),
    () => `${enumOf(r)}${r.one(suffixes[version])}`, () => `z.lazy(() => ${enumOf(r)})`, () => "z.string().min(1)"];
  return depth <= 0 ? options[r.below(4)]() : r.one(options)();
}

const mask = (r) => `{ ${r.some(names, 0.3).concat(r.chance(0.9) ? [] : ["zzz"]).map((name) => `${name}: ${r.chance(0.9)}`).join(", ")} }`;

function fields(r, version, depth) {
  const all = r.some(names, 0.6).map((name) => `${name}: ${type(r, version, depth - 1)}`);
  return `{ ${all.join(", ")} }`;
}

function object(r, version, depth) {
  const make = version === 4 ? r.one(["object", "object", "object", "strictObject", "looseObject"]) : r.one(["object", "object", "strictObject"]);
  let text = `z.${make}(${fields(r, version, depth)})`;
  const methods = [() => ".strict()", () => ".passthrough()", () => ".strip()", () => ".catchall(z.string())", () => ".partial()",
    () => `.partial(${mask(r)})`, () => ".required()", () => `.required(${mask(r)})`, () => `.pick(${mask(r)})`,
    () => `.omit(${mask(r)})`, () => `.extend(${fields(r, version, depth)})`, () => `.extend(z.object(${fields(r, version, depth)}).shape)`,
    () => `.merge(z.object(${fields(r, version, depth)})${version === 4 && r.chance(0.2) ? ".refine(() => true)" : ""})`,
    () => ".describe(\"an object\")",
    ...(version === 3 ? [() => ".deepPartial()", () => `.augment(${fields(r, version, depth)})`, () => `.setKey("k", ${type(r, version, depth - 1)})`]
      : [() => ".refine(() => true)", () => ".loose()", () => ".meta({ id: 1 })", () => ".clone()"])];
  while (r.chance(0.4)) text += r.one(methods)();
  if (r.chance(0.05)) text += ".keyof()";
  if (r.chance(0.1)) text += r.one([".shape.a", ".shape.b"]);
  return text;
}

// A type, as an expression.
export function type(r, version, depth) {
  const inner = () => type(r, version, depth - 1);
  const list = () => Array.from({ length: r.below(3) + (r.chance(0.9) ? 1 : 0) }, inner).join(", ");
  const options = [() => `z.${r.one(plain[version])}`, () => literal(r, version), () => enumOf(r), () => native(r),
    () => `zid(${r.one(["\"users\"", "\"posts\""])})`,
    () => `z.array(${inner()})`, () => object(r, version, depth), () => object(r, version, depth), () => object(r, version, depth),
    () => `z.union([${list()}])`, () => `z.tuple([${list()}])`, () => `z.tuple([${list()}]).rest(${inner()})`,
    () => `z.discriminatedUnion("kind", [z.object({ kind: z.literal("p"), p: ${inner()} }), z.object({ kind: ${r.one(["z.literal(\"q\")", "z.enum([\"q\", \"r\"])", "z.literal(\"q\").optional()", "z.literal(\"q\").nullable()", "z.literal(\"q\").readonly()", "z.literal(\"q\").brand()", "z.literal(\"q\").default(\"q\")", "z.literal(\"q\").describe(\"q\")", "z.string()", "z.lazy(() => z.literal(\"q\"))"])}, q: ${inner()} })${r.chance(0.1) ? `, z.object({ other: z.string() })` : ""}${r.chance(0.1) ? `, ${inner()}` : ""}])`,
    () => `z.intersection(${inner()}, ${inner()})`, () => `z.record(${key(r, version, 2)}, ${inner()})`, () => `z.record(${key(r, version, 2)}, ${inner()})`,
    () => `z.map(z.string(), ${inner()})`, () => `z.set(${inner()})`, () => `z.lazy(() => ${inner()})`, () => `z.promise(${inner()})`,
    () => `z.optional(${inner()})`, () => `z.nullable(${inner()})`, () => `z.preprocess((x) => x, ${inner()})`,
    () => `${inner()}${r.one(suffixes[version])}`, () => `${inner()}${r.one(suffixes[version])}`, () => `${inner()}${r.one(suffixes[version])}`,
    () => r.one([`${enumOf(r)}.extract(["z"])`, `${enumOf(r)}.exclude(["x"])`, `z.enum(["x", "y"]).exclude(["y"])`, `z.enum(["x", "y"]).extract(["y"])`]),
    () => r.one([`z.literal(z.enum(["x", "y"]).options[1])`, `z.literal(z.enum(["x", "y"]).enum.x)`, `z.union([z.string(), z.number()]).options[0]`,
      `z.literal(z.literal("x").value)`, `z.array(${inner()}).element`, `z.optional(${inner()}).unwrap()`, `z.nullable(${inner()}).unwrap()`]),
    ...(version === 3 ? [() => `z.pipeline(${inner()}, ${inner()})`, () => `z.record(${inner()})`, () => `z.effect(${inner()}, { type: "refinement", refinement: () => {} })`]
      : [() => `z.partialRecord(${key(r, version, 2)}, ${inner()})`, () => `z.pipe(${inner()}, ${inner()})`, () => `z.enum(${r.one(["Direction", "Color"])})`,
        () => `z.nonoptional(${inner()})`, () => `z.nullish(${inner()})`, () => `z.readonly(${inner()})`, () => "z.transform((x) => x)", () => "recursive"])];
  return depth <= 0 ? options[r.below(5)]() : r.one(options)();
}

const attempt = `function attempt(what: () => any): any {
  try {
    return what();
  } catch {
    return undefined;
  }
}`;

// A program around expressions, each of which makes a zod type.
export function zodProgram(types, version, zod, helpers) {
  const rows = types.map(
    ([expression, isOutput], i) =>
      `  ["f${i}", attempt(() => ${isOutput ? "zodOutputToConvex" : "zodToConvex"}(${expression}))],`,
  );
  const recursive = version === 4 ? "const recursive: any = z.object({ name: z.string(), parent: z.lazy(() => recursive).optional() });\n" : "";
  return `import { z } from "${zod}";
import { zid, zodOutputToConvex, zodToConvex } from "${helpers}";
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

enum Direction { up, down }
enum Color { red = "RED", blue = "BLUE" }
${recursive}${attempt}

const rows: [string, any][] = [
${rows.join("\n")}
];
export default defineSchema({
  all: defineTable(Object.fromEntries(rows.map(([name, made]) => [name, made ?? v.literal("throws")]))),
});
`;
}

export const zodTypes = (r, version, count) =>
  Array.from({ length: count }, () => [type(r, version, 3), r.chance(0.3)]);

// --- convex-ents ---

const tables = ["users", "posts", "tags", "_storage"];

function validator(r) {
  return r.one(["v.string()", "v.number()", "v.optional(v.string())", "v.id(\"users\")", "v.union(v.literal(\"x\"), v.null())", "v.array(v.string())"]);
}

const options = (list) => (list.length === 0 ? "" : `, { ${list.join(", ")} }`);
const singular = { users: "user", posts: "post", tags: "tag", _storage: "file" };

function edge(r, from) {
  const to = r.chance(0.95) ? r.one(tables.slice(0, 3)) : r.one([...tables, "missing"]);
  const name = r.chance(0.8) ? singular[to] ?? "other" : r.one(["owner", "parent"]);
  const list = [];
  if (name + "s" !== to || r.chance(0.1)) list.push(`to: "${to}"`);
  if (r.chance(0.2)) list.push(`field: "${name}_ref"`);
  if (r.chance(0.25)) list.push(`ref: ${r.one(["true", `"${singular[from]}Id"`, `"${name}_ref"`])}`);
  if (r.chance(0.25)) list.push("optional: true");
  if (r.chance(0.1)) list.push(`deletion: ${r.one(["\"soft\"", "\"hard\""])}`);
  return `.edge("${name}"${options(list)})`;
}

function edges(r, from) {
  const to = r.chance(0.97) ? r.one(tables.slice(0, 3)) : r.one([...tables, "missing"]);
  const name = r.chance(0.7) ? to : r.one(["followers", "related", "children"]);
  const list = [];
  if (name !== to || r.chance(0.1)) list.push(`to: "${to}"`);
  if (r.chance(0.4)) list.push(`ref: ${r.one(["true", "true", `"${singular[from]}Id"`, `"owner_ref"`])}`);
  const isNamed = r.chance(0.2);
  if (isNamed) list.push(`table: ${r.one(["\"pairs\"", "\"links\""])}`);
  if (isNamed ? r.chance(0.4) : r.chance(0.03)) list.push(`field: "one"`);
  if (isNamed ? r.chance(0.3) : r.chance(0.03)) list.push(`inverseField: "two"`);
  if (to === from ? r.chance(0.6) : r.chance(0.03)) list.push(`inverse: "${r.one(["followees", "parents"])}"`);
  if (r.chance(0.1)) list.push(`deletion: "soft"`);
  return `.edges("${name}"${options(list)})`;
}

function ent(r, from, isNewest) {
  const makes = [() => `defineEnt({ ${r.some(["name", "text"], 0.6).map((name) => `${name}: ${validator(r)}`).join(", ")} })`,
    () => "defineEnt(shared)",
    ...(isNewest ? [() => "defineEnt(v.object({ name: v.string() }))", () => "defineEnt(v.union(v.object({ a: v.string() }), v.object({ b: v.number() })))",
      () => r.one(["defineEnt(v.any())", "defineEnt(v.union(v.string()))"])] : []),
    () => "defineEntFromTable(defineTable({ title: v.string() }).index(\"title\", [\"title\"]).searchIndex(\"s\", { searchField: \"title\" }))"];
  let text = r.chance(0.7) ? makes[0]() : r.one(makes)();
  const methods = [() => edge(r, from), () => edge(r, from), () => edges(r, from), () => edges(r, from),
    () => `.field("${r.one(["email", "count", "title"])}", ${validator(r)}${r.one(["", "", ", { index: true }", ", { unique: true }", ", { default: 1 }", ", { default: null, index: true }"])})`,
    () => `.index("by_${r.one(["a", "b"])}", ["${r.one(["name", "text"])}"])`,
    () => `.searchIndex("search", { searchField: "name"${r.one(["", ", filterFields: [\"text\"]", ", staged: true"])} })`,
    () => `.vectorIndex("vector", { vectorField: "embedding", dimensions: 4${r.one(["", ", filterFields: [\"text\"]"])} })`,
    () => `.deletion(${r.one(["\"soft\"", "\"scheduled\"", "\"scheduled\", { delayMs: 5 }"])})`];
  const length = r.below(4);
  for (let i = 0; i < length; i += 1) text += r.one(methods)();
  return text;
}

// The ends of an edge that fit, so that not everything throws.
function pairs(r, ents) {
  const add = (table, text) => (ents[table] = (ents[table] ?? "defineEnt({})") + text);
  const kinds = [
    () => (add("users", `.edges("posts", { ref: true })`), add("posts", `.edge("user"${r.one(["", ", { optional: true }", ", { field: \"authorId\" }"])})`)),
    () => (add("posts", `.edges("tags")`), add("tags", `.edges("posts")`)),
    () => (add("posts", `.edges("tags"${r.one(["", ", { table: \"pairs\" }"])})`), add("tags", `.edges("posts", { table: "pairs"${r.one(["", ", field: \"mine\""])} })`)),
    () => add("users", `.edges("followers", { to: "users", inverse: "followees"${r.one(["", ", table: \"follows\"", ", table: \"follows\", field: \"f\", inverseField: \"g\""])} })`),
    () => add("users", `.edges("friends", { to: "users"${r.one(["", ", table: \"friendships\""])} })`),
    () => (add("users", `.edge("profile"${r.one([", { ref: true }", ", { optional: true }", ", { ref: \"userId\" }"])})`), add("profiles", `.edge("user"${r.one(["", ", { deletion: \"soft\" }"])})`)),
    () => add("users", `.edge("photo", { to: "_storage"${r.one(["", ", deletion: \"hard\"", ", deletion: \"soft\"", ", ref: true"])} })`),
  ];
  const count = 1 + r.below(3);
  for (let i = 0; i < count; i += 1) r.one(kinds)();
}

function entSchema(r, isNewest) {
  const ents = {};
  for (const table of r.some(["users", "posts", "tags"], r.one([0, 0.3, 0.8]))) ents[table] = ent(r, table, isNewest);
  if (r.chance(0.75)) pairs(r, ents);
  const rows = Object.entries(ents).map(([name, text]) => `${name}: ${text}`);
  const option = r.one(["", "", "", ", { schemaValidation: false }"]);
  return `defineEntSchema({\n    ${rows.join(",\n    ")}\n  }${option})`;
}

export const entSchemas = (r, isNewest, count) => Array.from({ length: count }, () => entSchema(r, isNewest));

export function entsProgram(schemas) {
  const rows = schemas.map((text) => `  attempt(() => { const shared = { name: v.string() }; return ${text}; }),`);
  return `import { defineEnt, defineEntFromTable, defineEntSchema } from "convex-ents";
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

${attempt}
const schemas: any[] = [
${rows.join("\n")}
];
const all: any = {};
schemas.forEach((schema, i) => {
  all[\`schema\${i}\`] = defineTable({ made: v.literal(schema?.schemaValidation ?? "throws") });
  for (const [name, table] of Object.entries(schema?.tables ?? {})) all[\`schema\${i}_\${name}\`] = table;
});
export default defineSchema(all);
`;
}
