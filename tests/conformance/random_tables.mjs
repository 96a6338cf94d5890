// Random tables from a seed, as text: validators, and indexes over what is and is not in them. About half are
// tables that Convex takes; the others break a rule or two, at its boundary where it has one.

const long = (length) => "a".repeat(length);
const fieldNames = ["a", "b", "c", "d", "x", "y_", "Z9"];
const oddNames = ["", "_", "__", "_id", "_creationTime", "_own", "_own", "_own", "_1", "9", "a-b", "a b", "$a", "a.b", "é", long(64), long(65), "constructor", "toString", "ａ"];
const tableNames = ["posts", "_storage", "_own", "a".repeat(64), "b".repeat(65), "", "7", "x y", "___", "üx", "$t", "constructor"];
const indexNames = ["by_a", "by_b", "by_c", "by_a_b", "search", "vector", "i1", "i2", "i3", "i4"];
const oddIndexNames = ["by_id", "by_creation_time", "by_ID", "_by_a", "_fivetran", "_fivetran_synced", "_", "", "by a", "by-a", "2", long(64), long(65), "é"];
const targets = ["t0", "users", "_storage", "_modules"];
const oddTargets = ["", "_", "a b", "é", long(65), long(64)];
const leaves = ["v.null()", "v.string()", "v.number()", "v.float64()", "v.int64()", "v.boolean()", "v.bytes()", "v.any()", "v.commitTs()"];
const literals = ['"a"', '""', '"Infinity"', "1", "-0", "0.5", "1e308", "5e-324", "5n", "-9223372036854775808n", "true", "false"];

// A name, now and then one that is odd.
const nameOf = (r, usual, odd, p) => (r.chance(p) ? r.one(odd) : r.one(usual));

const literal = (r) => `v.literal(${r.chance(0.03) ? r.one(["Infinity", "-Infinity", "NaN", "1e309"]) : r.one(literals)})`;
const id = (r) => `v.id(${JSON.stringify(nameOf(r, targets, oddTargets, 0.01))})`;

function keys(r) {
  if (r.chance(0.8)) return r.one(["v.string()", id(r), `v.union(${id(r)}, v.string())`, "v.union()", "v.union(v.union(v.string()))"]);
  return r.one([literal(r), "v.any()", "v.number()", "v.nullable(v.string())", `v.union(v.string(), ${literal(r)})`, "v.object({})", "v.array(v.string())"]);
}

// A validator; `shared` are names of others, which stand for the same one wherever they are used.
export function validator(r, depth, shared = []) {
  const inner = () => validator(r, depth - 1, shared);
  if (shared.length > 0 && r.chance(0.15)) return r.one(shared);
  if (shared.length > 0 && r.chance(0.02)) return `v.array(${r.one(shared)})`;
  if (depth <= 0 || r.chance(0.3)) return r.one([r.one(leaves), literal(r), id(r)]);
  return r.one([
    () => `v.array(${inner()})`,
    () => `v.array(${r.one(leaves)})`,
    () => object(r, depth - 1, shared),
    () => object(r, depth - 1, shared),
    () => `v.union(${Array.from({ length: r.below(4) }, inner).join(", ")})`,
    () => `v.nullable(${inner()})`,
    () => `v.record(${keys(r)}, ${inner()})`,
  ])();
}

function fields(r, depth, shared) {
  const names = new Set(Array.from({ length: r.below(5) }, () => nameOf(r, fieldNames, oddNames, 0.03)));
  const one = (name) => {
    const type = validator(r, depth, shared);
    return `[${JSON.stringify(name)}]: ${r.chance(0.3) ? `v.optional(${type})` : type}`;
  };
  return `{ ${[...names].map(one).join(", ")} }`;
}

const object = (r, depth, shared) => `v.object(${fields(r, depth, shared)})`;

function documents(r, shared) {
  const p = r.below(100);
  if (p < 70) return fields(r, 3, shared);
  if (p < 85) return `v.union(${Array.from({ length: r.below(4) }, () => object(r, 3, shared)).join(", ")})`;
  if (p < 93) return "v.any()";
  return r.one([validator(r, 3, shared), `v.union(${object(r, 2, shared)}, ${validator(r, 2, shared)})`, "v.union(v.any())"]);
}

// A path that a validator may have, by what it is as JSON.
function walk(r, json) {
  const names = [];
  for (let type = json; ; ) {
    while (type.type === "union" && type.value.length > 0) type = r.one(type.value);
    const known = type.type === "object" ? Object.keys(type.value) : [];
    const isOver = names.length > 0 && r.chance(type.type === "object" ? 0.3 : type.type === "any" ? 0.6 : 0.9);
    if (isOver || (known.length === 0 && names.length > 4)) return names.join(".");
    const name = known.length > 0 && r.chance(0.93) ? r.one(known) : r.one(fieldNames);
    names.push(name);
    type = type.value?.[name]?.fieldType ?? (type.type === "any" ? type : { type: "null" });
  }
}

function path(r, json) {
  if (r.chance(0.03)) return r.one(["_id", "_creationTime", "_own", "a._own", "_own.a", "", ".", "a..b", "a b", "a.0", `${long(65)}`]);
  const own = walk(r, json);
  return r.chance(0.03) ? r.one([`.${own}`, `${own}.`, `..${own}..`]) : own;
}

// Paths of which none is twice, except now and then.
function paths(r, json, length) {
  const all = new Set();
  for (let i = 0; i < length; ++i) all.add(path(r, json));
  const list = [...all];
  if (list.length > 0 && r.chance(0.02)) list.push(r.one(list));
  return list;
}

const many = Array.from({ length: 20 }, (_, i) => `f${i}`);

function index(r, json, name, isWide) {
  const staged = r.chance(0.1) ? ", staged: true" : "";
  const write = (value) => JSON.stringify(value);
  const wide = (least, most) => many.slice(0, r.below(2) === 0 ? least : most);
  const filters = () => (isWide && r.chance(0.5) ? wide(16, 17) : paths(r, json, r.below(3)));
  switch (r.below(5)) {
    case 0: {
      const filtered = r.chance(0.5) ? `, filterFields: ${write(filters())}` : "";
      return `.searchIndex(${write(name)}, { searchField: ${write(path(r, json))}${filtered}${staged} })`;
    }
    case 1: {
      const dimensions = r.chance(0.9) ? r.one(["2", "3", "1536", "4096"]) : r.one(["1", "0", "-0", "-2", "4097", "2.5", "1e21", "NaN", "Infinity"]);
      const filtered = r.chance(0.3) ? `, filterFields: ${write(filters())}` : "";
      return `.vectorIndex(${write(name)}, { vectorField: ${write(path(r, json))}, dimensions: ${dimensions}${filtered}${staged} })`;
    }
    default: {
      const fields = isWide && r.chance(0.5) ? wide(15, 16) : paths(r, json, r.chance(0.02) ? 0 : 1 + r.below(3));
      return `.index(${write(name)}, ${staged ? `{ fields: ${write(fields)}${staged} }` : write(fields)})`;
    }
  }
}

// `documentsOf` tells what the text of a validator exports.
export function randomTable(r, shared, documentsOf) {
  const name = r.chance(0.03) ? r.one(tableNames) : undefined;
  if (r.chance(0.01)) {
    const count = r.one([64, 65]);
    const own = Array.from({ length: count }, (_, i) => `.index("i${i}", ["f${i}"${i % 2 === 0 ? "" : ', "x"'}])`);
    return { name, text: `defineTable(v.any())${own.join("")}` };
  }
  if (r.chance(0.01)) {
    const nested = 36 + r.below(5);
    return { name, text: `defineTable({ a: ${"v.object({ a: ".repeat(nested)}v.null()${" })".repeat(nested)} })` };
  }
  const isWide = r.chance(0.03);
  const declared = isWide ? `{ ${many.map((one) => `${one}: v.string()`).join(", ")} }` : documents(r, shared);
  const json = documentsOf(declared);
  const names = new Set(Array.from({ length: r.below(4) }, () => nameOf(r, indexNames, oddIndexNames, 0.02)));
  const list = [...names];
  if (list.length > 0 && r.chance(0.02)) list.push(r.one(list));
  return { name, text: `defineTable(${declared})${list.map((one) => index(r, json, one, isWide)).join("")}` };
}
