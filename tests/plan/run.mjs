// Holds what `schemaplan plan` writes against the real things: `convex codegen`, two versions of `tsc`, the
// migrations component under convex-test, and schemaplan's own judgement of the documents in the end.
//
//   node run.mjs BINARY [--slice] [CASE…]
//   node run.mjs BINARY --pairs FOLDER     other pairs of schemas: their stubs are not filled in, and not run
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { close, exportedByConvex } from "../conformance/oracle.mjs";
import { filledIn, mutantsOf } from "./mutants.mjs";
import { applyPhase, generate, makeProject, makeWorkspace, phaseOf } from "./project.mjs";

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

// Whether a pair is one that can be: its old schema was deployed once. What takes an empty union is `undefined`
// to TypeScript, and the component's own types do not take such documents.
function isPossible({ source }) {
  const isTyped = ["old.ts", "new.ts"].every((file) => !readFileSync(path.join(source, file), "utf8").includes("v.union()"));
  return isTyped && spawnSync(binary, ["plan", "empty", path.join(source, "old.ts")]).status === 0;
}

// A case is a folder with old.ts, new.ts, and where it takes more than that, app.ts, filled.ts, arguments.json
// with what `plan` is told, and other files of the project.
function cases() {
  if (pairs) return readdirSync(pairs).map((name) => ({ name, source: path.join(pairs, name) })).filter(isPossible);
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
  const more = path.join(one.source, "arguments.json");
  const { status, stdout, stderr } = spawnSync(
    binary,
    ["plan", path.join(one.source, "old.ts"), path.join(project, "convex/schema.ts"), "--out", folder, "--format", "json"].concat(
      existsSync(more) ? JSON.parse(readFileSync(more, "utf8")) : [],
    ),
    { cwd: workspace, encoding: "utf8" },
  );
  // A sample may show what Convex refuses anyway.
  if (/\[refused-by-convex\]/.test(stderr)) return { folder, json: { name: null } };
  if (status !== 0) throw new Error(`${one.name}: schemaplan plan: ${stderr}`);
  return { folder, json: JSON.parse(stdout) };
}

// The last test of a file: it leaves the rewritten documents to be looked at.
const dump = (folder) => `
test("the documents are left to be looked at", async () => {
  const { mkdirSync, writeFileSync } = await import("node:fs");
  const { convexToJson } = await import("convex/values");
  const t = await stored();
  await start(t);
  await finish(t);
  mkdirSync(${JSON.stringify(folder)}, { recursive: true });
  for (const [table, all] of Object.entries(await documentsOf(t))) {
    const lines = all.map(({ _id, _creationTime, ...document }) => JSON.stringify(convexToJson(document)));
    writeFileSync(${JSON.stringify(folder)} + "/" + table + ".jsonl", lines.join("\\n") + "\\n");
  }
});
`;

const phases = [];
const compilers = ["typescript", "typescript-7"];
const versions = compilers.map((name) => JSON.parse(readFileSync(path.join(here, "node_modules", name, "package.json"), "utf8")).version);

function typecheck(phase) {
  phases.push(phase);
  for (const version of compilers) {
    const tsc = path.join(workspace, "node_modules", version, "bin/tsc");
    const { stdout, status } = spawnSync(process.execPath, [tsc, "-p", "."], { cwd: workspace, encoding: "utf8" });
    ++figures.typechecks;
    if (status === 0) continue;
    const lines = stdout.split("\n").filter((line) => line !== "");
    for (const line of lines) if (!line.startsWith(" ")) problem(line.split("/")[0], `${version} in phase ${phase}: ${line}`);
  }
}

// Has `check --plan` say which phase of its plan a project is in: it reports so many problems of a kind, and fails
// for those that are no warning.
function judge(one, before, schema, count, id) {
  const { status, stdout, stderr } = spawnSync(
    binary,
    ["check", before, path.join(one.project, schema), "--plan", one.made.folder, "--format", "json"],
    { cwd: workspace, encoding: "utf8" },
  );
  const found = status === 2 ? [] : JSON.parse(stdout).problems;
  const expected = id === "stub-unfilled" && count > 0 ? 1 : 0;
  const isRight = status === expected && found.filter((problem) => problem.id === id).length === count;
  if (isRight) ++figures.judged;
  else problem(one.name, `check --plan exits ${status}, with ${JSON.stringify(found)}${stderr}`);
}

const workspace = mkdtempSync(path.join(tmpdir(), "schemaplan-plans-"));
makeWorkspace(workspace, path.join(here, "node_modules"));
const all = [];
const unfilled = "stubs that are not filled in";
const figures = { stubs: 0, typechecks: 0, green: 0, tests: 0, documents: 0, broken: 0, unfilled: 0, staged: 0, judged: 0 };

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
  const generated = existsSync(code) ? readFileSync(code, "utf8") : undefined;
  const filled = generated && filledIn(generated, filledText(one));
  if (!pairs && filled?.includes("TODO(schemaplan)")) problem(one.name, "a stub is not filled in");
  all.push({ ...one, project, made, code, generated, filled });
  figures.stubs += made.json.stubs.length;
}
typecheck("widen, stubs as they are");
for (const one of all) judge(one, path.join(one.source, "old.ts"), "convex/schema.ts", one.made.json.stubs.length, "stub-unfilled");
for (const { code, filled } of all) if (filled) writeFileSync(code, filled);
typecheck("widen");
if (!pairs) for (const one of all) judge(one, path.join(one.source, "old.ts"), "convex/schema.ts", 0, "stub-unfilled");

// --- phase 2: run, and run broken ---

const expected = new Map();
for (const one of all) {
  const { json } = one.made;
  for (const file of readdirSync(one.source).filter((file) => file.endsWith(".test.ts")))
    expected.set(path.join(one.project, "convex", file), { one, what: "a test of its own", passes: true });
  const test = one.code.replace(/\.ts$/, ".test.ts");
  one.dumped = path.join(workspace, "documents", one.name);
  if (!one.filled || (pairs && json.stubs.length > 0)) continue;
  const text = readFileSync(test, "utf8");
  writeFileSync(test, text + dump(one.dumped));
  expected.set(test, { one, what: "the backfill", passes: true });
  const broken = mutantsOf(one.filled).slice(0, pairs ? 1 : isSlice ? 3 : undefined);
  if (json.stubs.length > 0) broken.push({ what: unfilled, text: one.generated });
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
writeFileSync(path.join(workspace, "vitest.config.mjs"), "export default { test: { include: ['*/convex/*.test.ts'], silent: true, isolate: false, pool: 'threads' } };\n");
spawnSync(
  process.execPath,
  ["node_modules/vitest/vitest.mjs", "run", "--reporter=json", "--outputFile=report.json"],
  { cwd: workspace, stdio: ["ignore", "ignore", "inherit"] },
);
const results = new Map(JSON.parse(readFileSync(report, "utf8")).testResults.map((file) => [file.name, file]));
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
  } else if (passes) {
    ++figures.green;
    // The last one is ours.
    figures.tests += result.assertionResults.length - (what === "the backfill" ? 1 : 0);
  } else {
    ++figures[what === unfilled ? "unfilled" : "broken"];
  }
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
    figures.documents += readFileSync(dumped, "utf8").split("\n").length - 1;
  }
  for (const name of readdirSync(path.join(one.project, "convex"))) {
    if (name.includes("_broken_")) rmSync(path.join(one.project, "convex", name));
    else if (name === one.made.json.name + ".test.ts") cpSync(path.join(one.made.folder, "widen/convex", name), path.join(one.project, "convex", name));
  }
}

// The tables of a project's schema, by their names, as the real `convex` package exports them.
async function exported(one) {
  const { json, error } = await exportedByConvex(path.join(one.project, "convex/schema.ts"));
  if (error) throw new Error(`${one.name}: ${error}`);
  return new Map(JSON.parse(json).tables.map((table) => [table.tableName, table]));
}

const staged = all.filter(({ made }) => phaseOf(made, "stage"));
for (const one of staged) {
  one.widened = await exported(one);
  applyPhase(one.project, one.made, "stage");
  one.staged = await exported(one);
}
if (staged.length > 0) typecheck("stage");
for (const one of all) {
  cpSync(path.join(one.project, "convex"), path.join(workspace, "widened", one.name), { recursive: true });
  applyPhase(one.project, one.made, "narrow");
  await generate(one.project, undefined);
}
typecheck("narrow");
for (const one of staged) {
  const narrow = await exported(one);
  for (const { table } of phaseOf(one.made, "stage").steps) {
    const { documentType, stagedDocumentType } = one.staged.get(table);
    const isStaged = isDeepStrictEqual(stagedDocumentType, narrow.get(table).documentType);
    if (!isStaged || !isDeepStrictEqual(documentType, one.widened.get(table).documentType))
      problem(one.name, `the new documents of ${table} are not those that are staged`);
    else ++figures.staged;
  }
}
close();
for (const one of all) judge(one, path.join(workspace, "widened", one.name, "schema.ts"), "convex/schema.ts", one.filled ? 1 : 0, "proof-due");
if (process.env.KEEP) console.log(workspace);
else rmSync(workspace, { recursive: true });

const failed = new Set(problems).size;
const samples = all.filter(({ name }) => name.startsWith("sample-")).length;
console.log(`${all.length} plans: ${all.length - samples} cases and ${samples} samples; ${figures.stubs} stubs, ${staged.length} with a stage phase`);
console.log(`${figures.typechecks} type checks of all of them: ${phases.join("; ")}; with ${versions.join(" and ")}`);
console.log(`${figures.green} generated tests green with the real component (${figures.tests} tests)`);
console.log(`${figures.documents} documents rewritten, and judged by \`schemaplan validate\``);
console.log(`${figures.broken} broken backfills and ${figures.unfilled} with unfilled stubs found by them`);
if (staged.length > 0) console.log(`${figures.staged} tables whose new documents are staged, as the real convex package exports them`);
console.log(`${figures.judged} phases recognised by \`schemaplan check --plan\``);
console.log(`${all.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 && all.length > 0 ? 0 : 1;
