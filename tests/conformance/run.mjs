// `schemaplan export` against the real `convex` package: on the cases and samples, on the schemas of
// tests/programs and tests/rules, and on the published components. Prints for each group how many are equal, are
// refused by both (as they should be: those are the tests of errors), by us only, and differ. Fails
// on any difference, and on a refusal where none is allowed. The same with random schemas that use
// zod and convex-ents. Then checks the laws of comparison on the published versions, one after another.
// usage: node run.mjs BUILD_FOLDER [--slice]
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compare } from "./compare.mjs";
import { close } from "./oracle.mjs";
import { packages } from "./packages.mjs";
import { compareRandom } from "./random_compare.mjs";
import { cases, components, programs } from "./schemas.mjs";

const [folder, ...flags] = process.argv.slice(2);
const binary = join(folder, "schemaplan");
const isSlice = flags.includes("--slice");

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
await group("programs", programs("tests/programs"), () => false, namesError);
// What a push refuses, the package lets through.
await group("rules", programs("tests/rules"), () => false);
const histories = [];
for (const name of Object.keys(packages)) {
  const files = await components(name, isSlice);
  histories.push(files);
  await group(name, files, () => false);
}
failures += await compareRandom(binary, 1, isSlice ? 80 : 1000);
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
