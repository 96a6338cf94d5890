// Holds what `schemaplan plan` writes against the real things: `convex codegen`, two versions of `tsc`, the
// migrations component under convex-test, and schemaplan's own judgement of the documents in the end.
//
//   node run.mjs BINARY [--slice] [CASE…]
//   node run.mjs BINARY --pairs FOLDER     other pairs of schemas: their stubs are not filled in, and not run
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { filledIn, mutantsOf } from "./mutants.mjs";
import { applyPhase, generate, makeProject, makeWorkspace } from "./project.mjs";

const here = import.meta.dirname;
const [binary, ...rest] = process.argv.slice(2);
const isSlice = rest.includes("--slice");
const pairs = rest.includes("--pairs") ? rest.at(-1) : undefined;
const wanted = pairs ? [] : rest.filter((word) => !word.startsWith("--"));
const problems = [];
const problem = (name, what) => {
  problems.push(name);
  console.error(`${name}: ${what}`);
};

// A case is a folder with old.ts, new.ts, and where it takes more than that, app.ts and filled.ts.
function cases() {
  if (pairs) return readdirSync(pairs).map((name) => ({ name, source: path.join(pairs, name) }));
  const found = readdirSync(path.join(here, "cases")).map((name) => ({ name, source: path.join(here, "cases", name) }));
  const samples = path.join(here, "../../samples");
  for (const name of readdirSync(samples)) {
    const source = path.join(samples, name);
    if (existsSync(path.join(source, "new.ts"))) found.push({ name: `sample-${name}`, source });
  }
  return found
    .filter(({ name }) => wanted.length === 0 || wanted.includes(name))
    .filter((_, i) => !isSlice || i % 6 === 0);
}

// What a case fills the stubs in with.
function filledText({ name, source }) {
  const own = path.join(source, "filled.ts");
  const ofSample = path.join(here, "filled", `${name}.ts`);
  return [own, ofSample].filter(existsSync).map((file) => readFileSync(file, "utf8")).join("");
}

function plan(one, project) {
  const folder = path.join(workspace, "plans", one.name);
  const { status, stdout, stderr } = spawnSync(
    binary,
    ["plan", path.join(one.source, "old.ts"), path.join(project, "convex/schema.ts"), "--out", folder, "--format", "json"],
    { cwd: workspace, encoding: "utf8" },
  );
  // A sample may show what Convex refuses anyway.
  if (/\[(refused-by-convex|unknown-part)\]/.test(stderr)) return { folder, json: { name: null } };
  if (status !== 0) throw new Error(`${one.name}: schemaplan plan: ${stderr}`);
  return { folder, json: JSON.parse(stdout) };
}

// The last test of a file: it leaves the rewritten documents to be looked at.
const dump = (folder) => `
test("the documents are left to be looked at", async () => {
  const { mkdirSync, writeFileSync } = await import("node:fs");
  const { convexToJson } = await import("convex/values");
  const t = await stored();
  await start(t, false);
  await finish(t);
  mkdirSync(${JSON.stringify(folder)}, { recursive: true });
  for (const [table, all] of Object.entries(await documentsOf(t))) {
    const lines = all.map(({ _id, _creationTime, ...document }) => JSON.stringify(convexToJson(document)));
    writeFileSync(${JSON.stringify(folder)} + "/" + table + ".jsonl", lines.join("\\n") + "\\n");
  }
});
`;

function typecheck(phase) {
  for (const version of ["typescript", "typescript-7"]) {
    const tsc = path.join(workspace, "node_modules", version, "bin/tsc");
    const { stdout, status } = spawnSync(process.execPath, [tsc, "-p", "."], { cwd: workspace, encoding: "utf8" });
    if (status === 0) continue;
    const lines = stdout.split("\n").filter((line) => line !== "");
    for (const line of lines) if (!line.startsWith(" ")) problem(line.split("/")[0], `${version} in phase ${phase}: ${line}`);
  }
}

const workspace = mkdtempSync(path.join(tmpdir(), "schemaplan-plans-"));
makeWorkspace(workspace, path.join(here, "node_modules"));
const all = [];
let stubs = 0;

// --- phase 1: written, type-checked ---

for (const one of cases()) {
  const project = makeProject(workspace, one.name, one.source);
  const made = plan(one, project);
  if (made.json.name === null) {
    rmSync(project, { recursive: true });
    continue;
  }
  applyPhase(project, made, "widen");
  await generate(project, made.json.name);
  const code = path.join(project, "convex", made.json.name + ".ts");
  const unfilled = readFileSync(code, "utf8");
  const filled = filledIn(unfilled, filledText(one));
  if (!pairs && filled.includes("TODO(schemaplan)")) problem(one.name, "a stub is not filled in");
  all.push({ ...one, project, made, code, unfilled, filled });
  stubs += made.json.stubs.length;
}
typecheck("widen, stubs as they are");
for (const { code, filled } of all) writeFileSync(code, filled);
typecheck("widen");

// --- phase 2: run, and run broken ---

const expected = new Map();
for (const one of all) {
  const { json } = one.made;
  const test = one.code.replace(/\.ts$/, ".test.ts");
  const text = readFileSync(test, "utf8");
  one.dumped = path.join(workspace, "documents", one.name);
  if (pairs && json.stubs.length > 0) continue;
  writeFileSync(test, text + dump(one.dumped));
  expected.set(test, { one, what: "the backfill", passes: true });
  const broken = mutantsOf(one.filled).slice(0, pairs ? 1 : isSlice ? 3 : undefined);
  if (json.stubs.length > 0) broken.push({ what: "stubs that are not filled in", text: one.unfilled });
  broken.forEach(({ what, text: code }, i) => {
    const name = `${json.name}_broken_${i}`;
    const file = path.join(path.dirname(one.code), name);
    writeFileSync(file + ".ts", code.replaceAll(json.name, name));
    // A broken one is found with one document of each shape.
    const short = text.replace(/^const copies = .*$/m, "const copies = 1;");
    writeFileSync(file + ".test.ts", short.replaceAll(json.name, name));
    expected.set(file + ".test.ts", { one, what, passes: false });
  });
}
const report = path.join(workspace, "report.json");
writeFileSync(path.join(workspace, "vitest.config.mjs"), "export default { test: { include: ['*/convex/*.test.ts'], silent: true } };\n");
spawnSync(
  process.execPath,
  ["node_modules/vitest/vitest.mjs", "run", "--reporter=json", "--outputFile=report.json"],
  { cwd: workspace, stdio: ["ignore", "ignore", "inherit"] },
);
const results = new Map(JSON.parse(readFileSync(report, "utf8")).testResults.map((file) => [file.name, file]));
let documents = 0;
let mutants = 0;
for (const [file, { one, what, passes }] of expected) {
  const result = results.get(file);
  if (result === undefined) {
    problem(one.name, `no test ran for ${what}`);
    continue;
  }
  const failures = result.assertionResults.filter(({ status }) => status !== "passed");
  const passed = result.status === "passed" && failures.length === 0;
  if (passes && !passed) {
    problem(one.name, `its test is red: ${result.message}${failures.map(({ failureMessages }) => failureMessages[0]).join("\n").slice(0, 1500)}`);
  } else if (!passes && passed) {
    problem(one.name, `its test is green with a broken backfill: ${what}`);
  }
  if (!passes) ++mutants;
}

// --- phase 3: every document fits, the code is gone, the project type-checks ---

for (const one of all) {
  for (const file of existsSync(one.dumped) ? readdirSync(one.dumped) : []) {
    const dumped = path.join(one.dumped, file);
    const { status, stdout, stderr } = spawnSync(
      binary,
      ["validate", path.join(one.source, "new.ts"), dumped, "--table", path.parse(file).name],
      { encoding: "utf8" },
    );
    if (status !== 0) problem(one.name, `schemaplan validate: ${stdout}${stderr}`);
    documents += readFileSync(dumped, "utf8").split("\n").length - 1;
  }
  for (const name of readdirSync(path.join(one.project, "convex"))) {
    if (name.includes("_broken_")) rmSync(path.join(one.project, "convex", name));
  }
  applyPhase(one.project, one.made, "narrow");
  await generate(one.project, undefined);
}
typecheck("narrow");
if (process.env.KEEP) console.log(workspace);
else rmSync(workspace, { recursive: true });

const failed = new Set(problems).size;
console.log(`${all.length} plans with ${stubs} stubs; ${documents} documents rewritten and judged; ${mutants} broken backfills`);
console.log(`${all.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 && all.length > 0 ? 0 : 1;
