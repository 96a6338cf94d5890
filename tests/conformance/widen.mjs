// The widened files of every pair of versions: cases, samples, and consecutive versions of the published
// components; or of schemas in the histories of git clones, given a folder of them. The real `convex` package must
// make of them the schema that was proved to be the bridge, which takes what the old and what the new schema take,
// by `check` on what all three export, and breaks no rule of a push; with what is new in them staged, nothing else
// is to change; TypeScript accepts them as far as it did before; and every comment of the new files, and every line
// that nothing was put into, must still be there. Prints how many tables were edited, and how many replaced.
// usage: node widen.mjs BUILD_FOLDER [--slice] [--show] [CLONES]
import { execFile, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { checkOut, clonesIn, histories } from "./clones.mjs";
import { sameJson } from "./compare.mjs";
import { lost } from "./kept.mjs";
import { close, exportedByConvex } from "./oracle.mjs";
import { packages } from "./packages.mjs";
import { refusals } from "./push_rules.mjs";
import { components } from "./schemas.mjs";
import { newErrors } from "./type_errors.mjs";

const [folder, ...rest] = process.argv.slice(2);
const isSlice = rest.includes("--slice");
const clones = rest.find((one) => !one.startsWith("--"));
const root = join(import.meta.dirname, "../..");
const place = mkdtempSync(join(tmpdir(), "schemaplan-widen-"));
process.on("exit", () => rmSync(place, { recursive: true, force: true }));

// The sides of a case, where both are there and the new one can be edited.
function pairOf(folder) {
  const side = (name) => [`${name}.ts`, `${name}.json`, name].map((one) => join(folder, one)).find((path) => existsSync(path));
  const [before, after] = [side("old"), side("new")];
  return before === undefined || after === undefined || after.endsWith(".json") ? [] : [{ before, after }];
}

// The way back is a plan as well.
const backwards = ({ name, pairs }) => ({
  name: `${name}, backwards`,
  pairs: pairs.filter(({ before }) => !before.endsWith(".json")).map(({ before, after }) => ({ before: after, after: before })),
});

const consecutive = (versions, pair) => versions.slice(1).map((after, i) => pair(versions[i], after));

async function* groups() {
  if (clones === undefined) {
    for await (const group of ours()) {
      for (const pair of group.pairs) pair.hasTypes = !isSlice;
      yield group;
      if (!isSlice || !(group.name in packages)) yield backwards(group);
    }
  } else {
    for (const clone of clonesIn(clones)) {
      const pairs = histories(clone).flatMap(({ path, revisions }) =>
        consecutive(revisions, (old, now) => ({ before: `git:${clone.git}:${old}:${path}`, after: `git:${clone.git}:${now}:${path}`, clone, revision: now })),
      );
      if (pairs.length > 0) yield { name: clone.name, pairs };
    }
  }
}

async function* ours() {
  for (const place of ["tests/cases", "samples"]) {
    const folders = readdirSync(join(root, place), { withFileTypes: true }).filter((one) => one.isDirectory());
    yield { name: place, pairs: folders.flatMap((one) => pairOf(join(root, place, one.name))) };
  }
  for (const name of Object.keys(packages))
    yield { name, pairs: consecutive(await components(name, isSlice), (before, after) => ({ before, after })) };
}

// What the driver says of each pair.
async function widened(pairs) {
  const driver = spawn(join(folder, "tests/widen_driver"), [], { stdio: ["pipe", "pipe", "inherit"] });
  driver.stdin.end(pairs.map(({ before, after, out }) => `${before}\t${after}\t${out}\n`).join(""));
  let text = "";
  for await (const piece of driver.stdout) text += piece;
  return text.trim().split("\n").map((line) => JSON.parse(line));
}

async function takesAllOf(before, after) {
  const run = promisify(execFile)(join(folder, "schemaplan"), ["check", before, after, "--format", "json"], { maxBuffer: 1 << 30 });
  const { stdout } = await run.catch((error) => error);
  return JSON.parse(stdout).verdict.backward === "yes";
}

// Where the files of the new side are, in front of their absolute path, and whether the real package makes of them
// what we do. Of a clone: what was read to evaluate them, or else all there is; packages may be missing.
async function opened(pair, result) {
  if (pair.clone === undefined) return "";
  symlinkSync(join(root, "node_modules"), join(pair.out, "node_modules"));
  const all = () => checkOut(pair.clone, pair.revision, join(pair.out, "all"));
  for (const folder of [() => join(pair.out, "read"), all]) {
    const base = folder();
    const real = await exportedByConvex(base + result.entry, true);
    if (real.json !== undefined && sameJson(real.json, readFileSync(join(pair.out, "new.json"), "utf8"))) return base;
  }
  return undefined;
}

// The text of all files as edited, by absolute path, in a folder of the driver's over those edited before.
function edits(out, base, edited = {}) {
  const all = { ...edited };
  for (const entry of readdirSync(out, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) all[base + path.slice(out.length)] = readFileSync(path, "utf8");
  }
  return all;
}

// What is wrong with the widened files of a pair; null, if the real package makes something else of the new ones.
async function wrong(pair, result, counts) {
  const base = await opened(pair, result);
  if (base === undefined) return null;
  const made = (edited) => exportedByConvex(base + result.entry, pair.clone !== undefined, edited);
  const found = [];
  const edited = result.files.length === 0 ? {} : edits(join(pair.out, "widen"), base);
  for (const file of result.files) {
    const { messages, changed } = lost(readFileSync(join(pair.out, "before", file), "utf8"), edited[base + file]);
    counts.changedLines += changed;
    if (result.tables.every(({ how }) => how === "edited")) found.push(...messages);
    else found.push(...messages.filter((one) => one.startsWith("a comment")));
  }
  const real = await made(edited);
  if (real.error !== undefined) return [...found, `convex refuses it: ${real.error}`];
  const bridge = readFileSync(join(pair.out, "bridge.json"), "utf8");
  if (!sameJson(real.json, bridge)) found.push("convex makes something else of it");
  writeFileSync(join(pair.out, "real.json"), real.json);
  for (const side of ["old", "new"]) {
    if (!(await takesAllOf(join(pair.out, `${side}.json`), join(pair.out, "real.json")))) found.push(`it does not take all of the ${side} schema`);
  }
  for (const [table, reasons] of result.wasRefused ? [] : refusals(JSON.parse(real.json))) {
    if (reasons.size > 0) found.push(`a push refuses \`${table}\`: ${[...reasons].join(", ")}`);
  }
  if (pair.hasTypes) found.push(...newErrors(result.entry, edited).map((error) => `TypeScript refuses it: ${error}`));
  const { staged, indexes } = result;
  counts.staged += staged.tables.length + indexes.names.length;
  counts.notStaged += staged.leftOut.length + indexes.leftOut;
  if (staged.tables.length > 0) {
    const { error, json } = await made(edits(join(pair.out, "staged"), base, edited));
    const now = readFileSync(join(pair.out, "new.json"), "utf8");
    found.push(...(error === undefined ? wrongValidators(json, bridge, now, staged.tables) : [`convex refuses it staged: ${error}`]));
  }
  if (indexes.names.length > 0) {
    const { error, json } = await made(edits(join(pair.out, "indexes"), base, edited));
    found.push(...(error === undefined ? wrongIndexes(json, bridge, indexes.names) : [`convex refuses its indexes staged: ${error}`]));
  }
  return found;
}

const sorted = (value) => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
};
const isSame = (a, b) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
const tableOf = (schema, name) => schema.tables.find(({ tableName }) => tableName === name);

// What is wrong with the bridge in which the new documents of these tables are staged.
function wrongValidators(json, bridge, now, tables) {
  const made = JSON.parse(json);
  const found = [];
  for (const name of tables) {
    const table = tableOf(made, name);
    if (!isSame(table.stagedDocumentType, tableOf(JSON.parse(now), name).documentType)) found.push(`\`${name}\` is not staged as it will be`);
    delete table.stagedDocumentType;
  }
  return isSame(made, JSON.parse(bridge)) ? found : [...found, "what is staged changes more"];
}

// What is wrong with the bridge in which these indexes are staged.
function wrongIndexes(json, bridge, names) {
  const made = JSON.parse(json);
  const kinds = { indexes: "stagedDbIndexes", searchIndexes: "stagedSearchIndexes", vectorIndexes: "stagedVectorIndexes" };
  const byName = (a, b) => (a.indexDescriptor < b.indexDescriptor ? -1 : 1);
  const found = [];
  for (const [name, index] of names) {
    const table = tableOf(made, name);
    const [kind, staged] = Object.entries(kinds).find(([, staged]) => table[staged].some(({ indexDescriptor }) => indexDescriptor === index)) ?? [];
    if (kind === undefined) {
      found.push(`\`${index}\` of \`${name}\` is not staged`);
      continue;
    }
    const at = table[staged].findIndex(({ indexDescriptor }) => indexDescriptor === index);
    table[kind].push(...table[staged].splice(at, 1));
  }
  const all = [made, JSON.parse(bridge)];
  for (const { tables } of all) for (const table of tables) for (const kind of Object.keys(kinds)) table[kind].sort(byName);
  return isSame(...all) ? found : [...found, "staging indexes changes more"];
}

const totals = { pairs: 0, breaking: 0, edited: 0, replaced: 0, unknown: 0, refused: 0, apart: 0, changedLines: 0, staged: 0, notStaged: 0, differences: 0 };
let number = 0;
for await (const group of groups()) {
  const counts = Object.fromEntries(Object.keys(totals).map((name) => [name, 0]));
  counts.pairs = group.pairs.length;
  for (const pair of group.pairs) {
    pair.out = join(place, String(number++));
    mkdirSync(pair.out);
  }
  for (const [i, result] of (await widened(group.pairs)).entries()) {
    const pair = group.pairs[i];
    if (result.outcome === "unknown" || result.outcome === "refused") counts[result.outcome] += 1;
    if (result.breaking) counts.breaking += 1;
    // Of clones, only those that take a plan: each means writing out a revision.
    const isLeftOut = pair.clone !== undefined && !result.breaking;
    const messages = result.outcome === "failed" ? [result.why] : result.outcome === "widened" && !isLeftOut ? await wrong(pair, result, counts) : [];
    if (messages === null) counts.apart += 1;
    for (const { table, how, reason } of result.tables ?? []) {
      counts[how] += 1;
      if (how === "replaced" && rest.includes("--show")) console.log(`replaced: ${table}: ${reason}: ${pair.after}`);
    }
    for (const message of messages ?? []) {
      counts.differences += 1;
      console.log(`${pair.before}\n  ${pair.after}\n  ${message}`);
    }
    rmSync(pair.out, { recursive: true });
  }
  for (const name of Object.keys(totals)) totals[name] += counts[name];
  console.log(described(group.name, counts));
}
close();
console.log(described("widened", totals));
process.exit(totals.differences === 0 ? 0 : 1);

function described(name, counts) {
  const tables = counts.edited + counts.replaced;
  const share = tables === 0 ? "" : ` (${((100 * counts.replaced) / tables).toFixed(1)} %)`;
  const apart = counts.apart > 0 ? `, ${counts.apart} that the real package is not given alike` : "";
  const left = `${counts.unknown} unknown, ${counts.refused} refused${apart}`;
  return (
    `${name}: ${counts.pairs} pairs (${counts.breaking} breaking, ${left}), ${counts.edited} tables edited, ` +
    `${counts.replaced} replaced${share}; ${counts.changedLines} lines changed; ` +
    `${counts.staged} tables and indexes staged, ${counts.notStaged} not; ${counts.differences} differences`
  );
}
