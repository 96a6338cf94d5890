// The verdicts of `diff` on published schemas, one version after another and both ways, against sampling: no
// document of a table that is said to fit is refused by `validate` of convex-helpers, and each witness is taken by
// it for the one side and not for the other. Printed are the figures, by kind of change.
// usage: node verdicts.mjs BINARY [--slice]
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { jsonToConvex } from "convex/values";
import { close, exportedByConvex } from "./oracle.mjs";
import { packages } from "./packages.mjs";
import { nothing, randomDocuments } from "./random_documents.mjs";
import { components } from "./schemas.mjs";
import { accepts, isJudgedOtherwise, validatorOf, writtenIds } from "./validators.mjs";

const [binary, ...flags] = process.argv.slice(2);
const samplesOfATable = 400;
const folder = mkdtempSync(join(tmpdir(), "schemaplan-"));
const { below, oneIn, randomValue, mutated } = randomDocuments(1);
const ids = { make: (table) => `${10000 + below(3)}${table}`, isOf: writtenIds.isOf };

const counts = { pairs: 0, tables: 0, yes: 0, no: 0, unknown: 0, found: 0, samples: 0, witnesses: 0, skipped: 0 };
const byKind = {};
let failures = 0;
function disagree(what, before, after, table, value) {
  failures += 1;
  console.log(`${what}: ${before.file} to ${after.file}, table ${table}${value === undefined ? "" : `: ${JSON.stringify(value, (_, part) => (typeof part === "bigint" ? `${part}n` : part))}`}`);
}

// Documents of one side, and some that are nearly so and still are.
function samplesOf(type) {
  const samples = [];
  for (let i = 0; i < samplesOfATable; i += 1) {
    let value = randomValue(type, ids);
    if (value === nothing) continue;
    for (let edits = oneIn(2) ? 0 : 1 + below(2); edits > 0; edits -= 1) value = mutated(value, ids);
    if (accepts(type, value)) samples.push(value);
  }
  return samples;
}

const isOutOfReach = (before, after, table, value) => [before, after].some((side) => isJudgedOtherwise(side.json.get(table), value));

// One direction of one table: the verdict on it, and the witness of a no.
function hold(before, after, table, verdict, witness) {
  const [type, other] = [before, after].map((side) => side.tables.get(table));
  counts[verdict] += 1;
  const samples = samplesOf(type).filter((value) => !isOutOfReach(before, after, table, value));
  counts.samples += samples.length;
  const refused = samples.find((value) => !accepts(other, value));
  if (verdict === "yes" && refused !== undefined) disagree("is said to fit and does not", before, after, table, refused);
  if (verdict !== "no") return;
  if (refused !== undefined) counts.found += 1;
  confirm(before, after, table, witness);
}

function confirm(before, after, table, json) {
  const value = jsonToConvex(json);
  if (isOutOfReach(before, after, table, value)) {
    counts.skipped += 1;
  } else if (accepts(before.tables.get(table), value) && !accepts(after.tables.get(table), value)) {
    counts.witnesses += 1;
  } else {
    disagree("is no witness", before, after, table, value);
  }
}

function compare(before, after) {
  counts.pairs += 1;
  const report = JSON.parse(execFileSync(binary, ["diff", before.path, after.path, "--format", "json"], { encoding: "utf8", maxBuffer: 1 << 28 }));
  const verdicts = new Map(report.tables.map((one) => [one.table, one]));
  for (const table of before.tables.keys()) {
    if (!after.tables.has(table)) continue;
    counts.tables += 1;
    const one = verdicts.get(table) ?? { backward: "yes", forward: "yes", witness: {} };
    hold(before, after, table, one.backward, one.witness.backward);
    hold(after, before, table, one.forward, one.witness.forward);
  }
  for (const change of report.changes) {
    const kind = (byKind[change.id] ??= { changes: 0, breaking: 0 });
    kind.changes += 1;
    if (!change.breaking) continue;
    kind.breaking += 1;
    confirm(before, after, change.table, change.witness);
  }
}

let number = 0;
let versions = 0;
async function sideOf(file) {
  const { json } = await exportedByConvex(file);
  number += 1;
  const path = join(folder, `${number}.json`);
  writeFileSync(path, json);
  const tables = JSON.parse(json).tables.map(({ tableName, documentType }) => [tableName, documentType]);
  return { file: file.replace(/.*\/packages\//, ""), path, text: json, json: new Map(tables), tables: new Map(tables.map(([name, type]) => [name, validatorOf(type)])) };
}

for (const name of Object.keys(packages)) {
  const sides = [];
  for (const file of await components(name, flags.includes("--slice"))) sides.push(await sideOf(file));
  for (let i = 1; i < sides.length; i += 1) {
    versions += 1;
    if (sides[i - 1].text !== sides[i].text) compare(sides[i - 1], sides[i]);
  }
}
close();
rmSync(folder, { recursive: true });
console.log(`verdicts: of ${versions} pairs of consecutive versions ${counts.pairs} differ; ${counts.tables} tables both ways: ${counts.yes} yes, ${counts.no} no, ${counts.unknown} unknown`);
console.log(`  ${counts.samples} documents of the one side; none refused where we say yes; of the ${counts.no} no, sampling alone finds ${counts.found}`);
console.log(`  ${counts.witnesses} witnesses confirmed by convex-helpers, ${counts.skipped} not held against it; ${failures} disagreements`);
for (const [id, { changes, breaking }] of Object.entries(byKind).sort(([, a], [, b]) => b.changes - a.changes)) console.log(`  ${id}: ${changes}, of which ${breaking} break`);
process.exit(failures === 0 ? 0 : 1);
