// `schemaplan validate` against `validate` of convex-helpers: random documents of random validators, as they
// are and changed, in wire JSON and as an export with real ids; and each difference that is known.
// usage: node documents.mjs BINARY [--slice]
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { convexToJson, v } from "convex/values";
import { defineSchema, defineTable } from "convex/server";
import { nothing, randomDocuments, tables } from "./random_documents.mjs";
import { accepts, encodeId, exported, isJudgedOtherwise, writtenIds } from "./validators.mjs";

const [binary, ...flags] = process.argv.slice(2);
const perSchema = 250;
const schemas = flags.includes("--slice") ? 16 : 210;
const folder = mkdtempSync(join(tmpdir(), "schemaplan-"));
let failures = 0;

const { below, oneIn, randomObject, randomValue, mutated } = randomDocuments(1);

const idsOf = {
  wire: { make: (table) => `${10000 + below(3)}${table}`, isOf: writtenIds.isOf },
  export: {
    make: (table) => encodeId(tables[table], Array.from({ length: 16 }, () => below(256))),
    isOf: (table, id) => /^j[0-9a-z]{30,}$/.test(id) && id.startsWith(encodeId(tables[table], Array(16).fill(0)).slice(0, 3)),
  },
};

// What our tool says of these documents, in the way a deployment or an export has them.
function judged(schema, documents, format) {
  writeFileSync(join(folder, "schema.json"), schema);
  let argument = "users.jsonl";
  if (format === "wire") {
    writeFileSync(join(folder, argument), documents.map((one) => JSON.stringify(convexToJson(one))).join("\n"));
  } else {
    argument = "export";
    mkdirSync(join(folder, "export/users"), { recursive: true });
    mkdirSync(join(folder, "export/_tables"), { recursive: true });
    writeFileSync(join(folder, "export/_tables/documents.jsonl"), Object.entries(tables).map(([name, id]) => JSON.stringify({ name, id })).join("\n"));
    writeFileSync(join(folder, "export/users/generated_schema.jsonl"), '"uniform"\n');
    writeFileSync(join(folder, "export/users/documents.jsonl"), documents.map(exported).join("\n"));
  }
  const run = spawnSync(binary, ["validate", "schema.json", argument, "--table", "users", "--format", "json"], { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.status > 1) throw new Error(run.stderr);
  return JSON.parse(run.stdout).tables[0].summary;
}

// The documents of which we say something else than `validate`: a file has only such that it takes, or only
// such that it does not.
function disagreements(schema, documents, format, fit) {
  if (documents.length === 0) return [];
  const summary = judged(schema, documents, format);
  if (summary.documents === documents.length && summary.unfit === (fit ? 0 : documents.length) && summary.unchecked + summary.undecided === 0) return [];
  if (documents.length === 1) return documents;
  const half = documents.length >> 1;
  return [...disagreements(schema, documents.slice(0, half), format, fit), ...disagreements(schema, documents.slice(half), format, fit)];
}

const counts = { fit: 0, unfit: 0, differ: 0, skipped: 0 };
for (let i = 0; i < schemas; i += 1) {
  const format = i % 2 === 0 ? "wire" : "export";
  const ids = idsOf[format];
  const type = oneIn(4) ? v.union(randomObject(3), randomObject(3)) : randomObject(3);
  const schema = defineSchema({ users: defineTable(type), posts: defineTable({}) }).export();
  const { documentType } = JSON.parse(schema).tables[0];
  const documents = { true: [], false: [] };
  for (let n = 0; n < perSchema; n += 1) {
    let value = randomValue(type, ids);
    if (value === nothing) value = {};
    for (let edits = below(3); edits > 0; edits -= 1) value = mutated(value, ids);
    if (value === null || typeof value !== "object" || Array.isArray(value) || value instanceof ArrayBuffer) value = { a: value };
    if (isJudgedOtherwise(documentType, value)) {
      counts.skipped += 1;
      n -= oneIn(50) ? 0 : 1;
      continue;
    }
    documents[accepts(type, value, ids)].push(value);
  }
  counts.fit += documents.true.length;
  counts.unfit += documents.false.length;
  for (const fit of [true, false]) {
    for (const one of disagreements(schema, documents[fit], format, fit)) {
      counts.differ += 1;
      console.log(`validate of convex-helpers says ${fit ? "yes" : "no"}, and we do not (${format}):\n  ${schema}\n  ${exported(one)}`);
    }
  }
}
failures += counts.differ;
console.log(`validate: ${counts.fit + counts.unfit} documents, ${counts.fit} fit by convex-helpers and ${counts.unfit} do not; ${counts.differ} that we judge otherwise; ${counts.skipped} left out, for the differences below`);

// Where `validate` of convex-helpers and the backend differ (each was found in the sources of both): what each says.
const differences = [
  { what: "an array for a record", type: v.record(v.string(), v.any()), value: [], theirs: true, ours: false },
  { what: "an array for a record", type: v.record(v.string(), v.any()), value: [1], theirs: true, ours: false },
  { what: "bytes for a record", type: v.record(v.string(), v.any()), value: new ArrayBuffer(1), theirs: true, ours: false },
  { what: "-0 for the literal 0", type: v.literal(0), value: -0, theirs: true, ours: false },
  { what: "a NaN for the same literal", type: v.literal(NaN), value: NaN, theirs: false, ours: true },
  { what: "no int64 for commitTs", type: v.commitTs(), value: "text", theirs: true, ours: false },
  { what: "an int64 for commitTs", type: v.commitTs(), value: 1n, theirs: true, ours: true },
  { what: "an id of another table, without a database", type: v.id("users"), value: "10000posts", theirs: true, ours: false, isPlain: true },
  { what: "a string for an id, without a database", type: v.id("users"), value: "text", theirs: true, ours: false, isPlain: true },
  { what: "an extra field with an inherited name", type: v.object({}), value: { constructor: 1 }, theirs: true, ours: false },
  { what: "a field with an inherited name that is not there", type: v.object({ toString: v.any() }), value: {}, theirs: true, ours: false },
];
const anything = { isOf: () => true };
for (const { what, type, value, theirs, ours, isPlain } of differences) {
  const schema = defineSchema({ users: defineTable({ a: type }) }).export();
  const isTaken = accepts(v.object({ a: type }), { a: value }, isPlain ? anything : writtenIds);
  const isFit = judged(schema, [{ a: value }], "wire").unfit === 0;
  if (isTaken === theirs && isFit === ours) continue;
  failures += 1;
  console.log(`${what}: convex-helpers says ${isTaken} and not ${theirs}, or we say ${isFit} and not ${ours}`);
}
console.log(`${differences.length} known differences from convex-helpers, each as it is known`);
rmSync(folder, { recursive: true });
process.exit(failures === 0 ? 0 : 1);
