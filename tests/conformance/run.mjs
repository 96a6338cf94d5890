// `schemaplan export` against the real `convex` package: on the cases and samples, on the programs
// in tests/programs, and on the published components. Prints for each group how many are equal, are
// refused by both (as they should be: those are the tests of errors), by us only, and differ. Fails
// on any difference, and on a refusal where none is allowed. Then checks the laws of comparison on
// the published versions, one after another.
// usage: node run.mjs BUILD_FOLDER [--slice]
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compare } from "./compare.mjs";
import { close } from "./oracle.mjs";
import { packageFolder, packages, schemaOf } from "./packages.mjs";

const [folder, ...flags] = process.argv.slice(2);
const binary = join(folder, "schemaplan");
const root = join(import.meta.dirname, "../..");
const isSlice = flags.includes("--slice");

const schemaIn = (folder) => ["schema.ts", "schema.js"].map((name) => join(folder, name)).find((path) => existsSync(path));

// The schema files of the cases and samples; those that nothing can be made of are left to the goldens.
function cases(place) {
  const files = [];
  for (const name of readdirSync(join(root, place))) {
    for (const side of ["old", "new", "schema"]) {
      const folder = join(root, place, name);
      const file = existsSync(join(folder, `${side}.ts`)) ? join(folder, `${side}.ts`) : schemaIn(join(folder, side));
      if (file !== undefined) files.push(file);
    }
  }
  return files;
}

function programs() {
  const files = [];
  for (const entry of readdirSync(join(root, "tests/programs"), { withFileTypes: true })) {
    const path = join(root, "tests/programs", entry.name);
    files.push(entry.isDirectory() ? schemaIn(path) : path);
  }
  return files;
}

// In a slice, the first, the last and every eighth version: enough to notice, quick enough for every run.
async function components(name) {
  const versions = packages[name].filter((_, i, all) => !isSlice || i === 0 || i === all.length - 1 || i % 8 === 4);
  const files = [];
  for (const version of versions) files.push(schemaOf(await packageFolder(name, version)));
  return files;
}

// What may refuse: a schema that needs another package than Convex's own, for all we know of it.
const importsPackage = (error) => /is imported from the package `/.test(error);

let failures = 0;
async function group(name, files, mayRefuse, isError = () => false) {
  const counts = { equal: 0, neither: 0, refused: 0, different: 0 };
  for (const file of files) {
    const { outcome, ours, theirs } = await compare(binary, file);
    counts[outcome] += 1;
    const isAllowed =
      outcome === (isError(file) ? "neither" : "equal") || (outcome === "refused" && mayRefuse(ours.error, file));
    if (isAllowed) continue;
    failures += 1;
    console.log(`${outcome}: ${file}\n  ours:   ${ours.error ?? ours.json.slice(0, 2000)}\n  convex: ${theirs.error ?? theirs.json.slice(0, 2000)}`);
  }
  const both = counts.neither > 0 ? `, ${counts.neither} refused by both` : "";
  console.log(`${name}: ${counts.equal} equal, ${counts.refused} refused, ${counts.different} different${both}`);
}

// The cases of errors, and those of packages that nobody has.
const expectsError = (file) => /\/tests\/cases\/((error|unknown)-|crlf)/.test(file);
const namesError = (file) => /\/error_[^/]*(\/schema)?\.[jt]s$/.test(file);
await group("cases", cases("tests/cases"), (error, file) => importsPackage(error) || expectsError(file), expectsError);
await group("samples", cases("samples"), () => false);
await group("programs", programs(), () => false, namesError);
const histories = [];
for (const name of Object.keys(packages)) {
  const files = await components(name);
  histories.push(files);
  await group(name, files, () => false);
}
close();
checkLaws(histories);
process.exit(failures === 0 ? 0 : 1);

function checkLaws(histories) {
  const place = mkdtempSync(join(tmpdir(), "schemaplan-"));
  const list = join(place, "list");
  writeFileSync(list, histories.map((files) => files.join("\n")).join("\n\n"));
  const env = { ...process.env, SCHEMAPLAN_SCHEMAS: list };
  try {
    console.log(execFileSync(join(folder, "tests/unit_tests"), ["[.listed]"], { env, encoding: "utf8" }).trim());
  } catch (error) {
    failures += 1;
    console.log(error.stdout);
  } finally {
    rmSync(place, { recursive: true });
  }
}
