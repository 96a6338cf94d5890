// The widened files of every breaking pair: cases, samples, and consecutive versions of the published
// components. The real `convex` package must make of them the schema that was proved to be the bridge, which
// takes what the old and what the new schema take, by `check` on the exported JSON; and all that the new files
// say in comments must still stand there. Prints how many tables were edited, and how many replaced.
// usage: node widen.mjs BUILD_FOLDER [--slice] [--show]
import { execFile, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { sameJson } from "./compare.mjs";
import { close, exportedByConvex } from "./oracle.mjs";
import { packages } from "./packages.mjs";
import { components } from "./schemas.mjs";

const [folder, ...flags] = process.argv.slice(2);
const isSlice = flags.includes("--slice");
const root = join(import.meta.dirname, "../..");
const place = mkdtempSync(join(tmpdir(), "schemaplan-widen-"));

// The sides of a case, where both are there.
function pairOf(folder) {
  const side = (name) => [`${name}.ts`, `${name}.json`, name].map((one) => join(folder, one)).find((path) => existsSync(path));
  const [before, after] = [side("old"), side("new")];
  return before === undefined || after === undefined || after.endsWith(".json") ? [] : [{ before, after }];
}

async function pairs() {
  const groups = [];
  for (const place of ["tests/cases", "samples"]) {
    const folders = readdirSync(join(root, place), { withFileTypes: true }).filter((one) => one.isDirectory());
    groups.push({ name: place, pairs: folders.flatMap((one) => pairOf(join(root, place, one.name))) });
  }
  for (const name of Object.keys(packages)) {
    const files = await components(name, isSlice);
    groups.push({ name, pairs: files.slice(1).map((after, i) => ({ before: files[i], after })) });
  }
  return groups;
}

// One line for each pair, from the driver.
async function widened(all) {
  const driver = spawn(join(folder, "tests/widen_driver"), [], { stdio: ["pipe", "pipe", "inherit"] });
  driver.stdin.end(all.map(({ before, after, out }) => `${before}\t${after}\t${out}\n`).join(""));
  let text = "";
  for await (const piece of driver.stdout) text += piece;
  return text.trim().split("\n").map((line) => JSON.parse(line));
}

// Every comment of a file, as TypeScript's own scanner sees it.
function comments(text) {
  const found = [];
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, text);
  const source = ts.createSourceFile("x.ts", text, ts.ScriptTarget.Latest, true);
  const seen = new Set();
  const visit = (node) => {
    for (const range of [
      ...(ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []),
      ...(ts.getTrailingCommentRanges(text, node.getEnd()) ?? []),
    ]) {
      if (!seen.has(range.pos)) found.push(text.slice(range.pos, range.end));
      seen.add(range.pos);
    }
    for (const child of node.getChildren(source)) visit(child);
  };
  visit(source);
  scanner.setText("");
  return found;
}

// Comments of the new file that the widened one lacks.
function lostComments(before, after) {
  const left = comments(after);
  return comments(before).filter((comment) => {
    const at = left.indexOf(comment);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

async function isSafe(before, after) {
  try {
    await promisify(execFile)(join(folder, "schemaplan"), ["check", before, after]);
    return true;
  } catch (error) {
    return error.stdout.includes("\nsafe: ") || error.stdout.startsWith("safe: ");
  }
}

let failures = 0;
const fail = (pair, what) => {
  failures += 1;
  console.log(`${pair.before}\n  ${pair.after}\n  ${what}`);
};
const totals = { edited: 0, replaced: 0 };
let number = 0;
for (const group of await pairs()) {
  for (const pair of group.pairs) pair.out = join(place, String(number++));
  const results = await widened(group.pairs);
  const counts = { breaking: 0, edited: 0, replaced: 0, unknown: 0 };
  for (const [i, pair] of group.pairs.entries()) {
    const result = results[i];
    if (result.outcome === "unknown") counts.unknown += 1;
    if (result.outcome === "failed") fail(pair, result.why);
    if (result.outcome !== "widened") continue;
    if (result.breaking) counts.breaking += 1;
    for (const { table, how } of result.tables) {
      counts[how] += 1;
      if (how === "replaced" && flags.includes("--show")) console.log(`replaced: ${table}  ${pair.after}`);
    }
    const edited = {};
    for (const file of result.files) {
      edited[file] = readFileSync(join(pair.out, "widen", file), "utf8");
      const lost = lostComments(readFileSync(join(pair.out, "before", file), "utf8"), edited[file]);
      if (lost.length > 0) fail(pair, `comments are gone: ${lost.join(" … ")}`);
    }
    const entry = existsSync(join(pair.after, "schema.ts")) ? join(pair.after, "schema.ts") : pair.after;
    const real = await exportedByConvex(result.entry ?? entry, false, edited);
    if (real.error !== undefined) {
      fail(pair, `convex refuses it: ${real.error}`);
      continue;
    }
    if (!sameJson(real.json, readFileSync(join(pair.out, "bridge.json"), "utf8"))) fail(pair, "convex makes something else of it");
    const exported = join(pair.out, "real.json");
    mkdirSync(pair.out, { recursive: true });
    writeFileSync(exported, real.json);
    for (const side of [pair.before, pair.after]) {
      if (!(await isSafe(side, exported))) fail(pair, `it does not take all of ${side}`);
    }
  }
  totals.edited += counts.edited;
  totals.replaced += counts.replaced;
  const tables = counts.edited + counts.replaced;
  console.log(`${group.name}: ${group.pairs.length} pairs, ${counts.breaking} breaking, ${tables} tables widened, ${counts.replaced} of them replaced`);
}
close();
rmSync(place, { recursive: true });
const all = totals.edited + totals.replaced;
console.log(`widened: ${totals.edited} tables edited, ${totals.replaced} replaced (${((100 * totals.replaced) / Math.max(all, 1)).toFixed(1)} %)`);
process.exit(failures === 0 ? 0 : 1);
