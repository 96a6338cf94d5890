// The rules that a push enforces, on random tables: what schemaplan finds, held against push_rules.mjs over the
// JSON that the real `convex` package exports. Everything found has to be a reason there, and where there is a
// reason, something has to be found. Then on the published components, on which nothing may be found.
// usage: node rules.mjs BINARY [--slice] [SEED]
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import * as server from "convex/server";
import { v } from "convex/values";
import { close, exportedByConvex } from "./oracle.mjs";
import { packages } from "./packages.mjs";
import { refusals } from "./push_rules.mjs";
import { randomFrom } from "./random_programs.mjs";
import { randomTable, validator } from "./random_tables.mjs";
import { components, programs } from "./schemas.mjs";

const [binary, ...rest] = process.argv.slice(2);
const isSlice = rest.includes("--slice");
const seed = Number(rest.find((one) => !one.startsWith("--")) ?? 1);
const files = isSlice ? 50 : 2500;
const perFile = 40;

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "schemaplan-"));
const counts = { tables: 0, refused: 0, accepted: 0, different: 0 };
const byRule = new Map();

// `rule`, or `rule name` for one about an index, by table: what schemaplan says of a schema alone.
async function found(path) {
  const { stdout } = await run(binary, ["diff", "empty", path, "--format", "json"], { maxBuffer: 1 << 30 });
  const { problems, diagnostics } = JSON.parse(stdout);
  if (diagnostics.length > 0) throw new Error(`${path}: ${JSON.stringify(diagnostics)}`);
  const byTable = new Map();
  for (const { id, table, path: at, level } of problems) {
    if (level !== "error") continue;
    if (!byTable.has(table)) byTable.set(table, new Set());
    byTable.get(table).add(at.startsWith("index:") ? `${id} ${at.slice("index:".length)}` : id);
  }
  return byTable;
}

async function hold(path, exported, says) {
  const ours = await found(path);
  for (const [table, reasons] of refusals(JSON.parse(exported))) {
    counts.tables += 1;
    counts[reasons.size > 0 ? "refused" : "accepted"] += 1;
    for (const reason of reasons) byRule.set(reason.split(" ")[0], (byRule.get(reason.split(" ")[0]) ?? 0) + 1);
    const mine = ours.get(table) ?? new Set();
    const isAgreed = [...mine].every((one) => reasons.has(one)) && (reasons.size === 0) === (mine.size === 0);
    if (isAgreed) continue;
    counts.different += 1;
    if (counts.different <= 20) says(table, mine, reasons);
  }
}

const r = randomFrom(seed);
for (let file = 0; file < files; ++file) {
  const isChecked = r.below(5) > 0;
  const shared = Array.from({ length: 4 }, (_, i) => `s${i}`);
  const constants = shared.map((name, i) => `const ${name} = ${validator(r, 2, shared.slice(0, i))};\n`).join("");
  const documentsOf = new Function("v", "defineTable", `${constants}return (text) => JSON.parse(JSON.stringify(eval("defineTable(" + text + ")").export().documentType));`)(v, server.defineTable);
  const tables = Array.from({ length: perFile }, () => randomTable(r, shared, documentsOf));
  const named = tables.map(({ name, text }, i) => [name ?? `t${i}`, text]);
  const text = `${constants}export default defineSchema({\n${named.map(([name, one]) => `[${JSON.stringify(name)}]: ${one},`).join("\n")}\n}, { schemaValidation: ${isChecked} });\n`;
  const path = join(folder, "schema.ts");
  const imports = 'import { defineSchema, defineTable } from "convex/server";\nimport { v } from "convex/values";\n';
  writeFileSync(path, imports + text);
  const schema = new Function("v", "defineSchema", "defineTable", text.replace("export default", "return"))(v, server.defineSchema, server.defineTable);
  const shown = Object.fromEntries(named);
  await hold(path, schema.export(), (table, mine, reasons) =>
    console.log(`different${isChecked ? "" : ", unchecked"}: ${table}: ${shown[table]}\n  ours:     ${[...mine].join(", ")}\n  restated: ${[...reasons].join(", ")}`),
  );
}
rmSync(folder, { recursive: true });
console.log(`random tables: ${counts.tables}, refused ${counts.refused}, taken ${counts.accepted}, different ${counts.different}`);
console.log([...byRule].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rule, count]) => `  ${rule}: ${count}`).join("\n"));

// Each rule has to have been met, and tables that are taken; else the tables are none to test with.
const enforced = JSON.parse((await run(binary, ["rules", "--format", "json"])).stdout).rules.filter((one) => one.kind === "rule" && one.enforced).map((one) => one.id);
const never = enforced.filter((rule) => !byRule.has(rule) && rule !== "too-many-tables");
if (never.length > 0) console.log(`never met: ${never.join(", ")}`);
let failures = counts.different + (isSlice ? 0 : never.length) + (counts.accepted > counts.tables / 4 ? 0 : 1);

const says = (path) => (table, mine, reasons) =>
  console.log(`different: ${path}: ${table}\n  ours:     ${[...mine].join(", ")}\n  restated: ${[...reasons].join(", ")}`);
for (const [name, paths] of [["tests/rules", programs("tests/rules")], ...(await published())]) {
  Object.assign(counts, { tables: 0, refused: 0, accepted: 0, different: 0 });
  for (const path of paths) {
    const { json, error } = await exportedByConvex(path);
    if (error !== undefined) throw new Error(`${path}: ${error}`);
    await hold(path, json, says(path));
  }
  failures += counts.different + (name === "tests/rules" ? 0 : counts.refused);
  console.log(`${name}: ${counts.tables} tables, refused ${counts.refused}, different ${counts.different}`);
}
close();
process.exit(failures === 0 ? 0 : 1);

async function published() {
  return Promise.all(Object.keys(packages).map(async (name) => [name, await components(name, isSlice)]));
}
