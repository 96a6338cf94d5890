// The widened files of every pair of versions: cases, samples, and consecutive versions of the published
// components; or of schemas in the histories of git clones, given a folder of them. The real `convex` package must
// make of them the schema that was proved to be the bridge, which takes what the old and what the new schema take,
// by `check` on what all three export, and breaks no rule of a push; and every comment of the new files, and every
// line that nothing was put into, must still be there. Prints how many tables were edited, and how many replaced.
// usage: node widen.mjs BUILD_FOLDER [--slice] [--show] [CLONES]
import { execFile, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
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
  try {
    await promisify(execFile)(join(folder, "schemaplan"), ["check", before, after, "--format", "json"], { maxBuffer: 1 << 30 });
    return true;
  } catch (error) {
    return JSON.parse(error.stdout).verdict.backward === "yes";
  }
}

// What is wrong with the widened files of a pair; null, if the real package makes something else of the new ones,
// for want of a package, say.
async function wrong(pair, result, counts) {
  const found = [];
  const base = pair.clone === undefined ? "" : checkOut(pair.clone, pair.revision, join(place, "clone"), join(root, "node_modules"));
  const edited = {};
  for (const file of result.files) {
    edited[base + file] = readFileSync(join(pair.out, "widen", file), "utf8");
    const before = readFileSync(join(pair.out, "before", file), "utf8");
    const { messages, changed } = lost(before, edited[base + file]);
    counts.changedLines += changed;
    counts.operations += result.operations.length;
    if (result.tables.every(({ how }) => how === "edited")) found.push(...messages);
    else found.push(...messages.filter((one) => one.startsWith("a comment")));
  }
  if (pair.clone !== undefined) {
    const real = await exportedByConvex(base + result.entry, true);
    if (real.error !== undefined || !sameJson(real.json, readFileSync(join(pair.out, "new.json"), "utf8"))) return null;
  }
  const real = await exportedByConvex(base + result.entry, pair.clone !== undefined, edited);
  if (real.error !== undefined) return [...found, `convex refuses it: ${real.error}`];
  if (!sameJson(real.json, readFileSync(join(pair.out, "bridge.json"), "utf8"))) found.push("convex makes something else of it");
  const exported = join(pair.out, "real.json");
  writeFileSync(exported, real.json);
  for (const side of ["old", "new"]) {
    if (!(await takesAllOf(join(pair.out, `${side}.json`), exported))) found.push(`it does not take all of the ${side} schema`);
  }
  for (const [table, reasons] of result.wasRefused ? [] : refusals(JSON.parse(real.json))) {
    if (reasons.size > 0) found.push(`a push refuses \`${table}\`: ${[...reasons].join(", ")}`);
  }
  return found;
}

const totals = { pairs: 0, breaking: 0, edited: 0, replaced: 0, unknown: 0, refused: 0, apart: 0, operations: 0, changedLines: 0, differences: 0 };
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
    `${counts.replaced} replaced${share}; ${counts.changedLines} lines changed; ${counts.differences} differences`
  );
}
