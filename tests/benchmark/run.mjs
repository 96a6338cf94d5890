// The benchmarks, in one run: ratios within one process (benchmark.cpp), then whole processes: `plan` against
// `diff`, and ours against node and esbuild evaluating the same file the way Convex's own tool does.
// usage: node run.mjs BUILD_FOLDER
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageFolder, packages, schemaOf } from "../conformance/packages.mjs";
import { components } from "../conformance/schemas.mjs";

const root = join(import.meta.dirname, "../..");
const build = join(root, process.argv[2]);

const files = [join(root, "samples/refactored/new/schema.ts")];
for (const name of ["@convex-dev/aggregate", "@convex-dev/presence", "@convex-dev/rate-limiter", "@convex-dev/workflow"]) {
  files.push(schemaOf(await packageFolder(name, name.endsWith("workflow") ? packages[name][0] : packages[name].at(-1))));
}
const histories = [];
for (const name of Object.keys(packages)) histories.push("--", ...(await components(name)));
process.stdout.write(execFileSync(join(build, "tests/benchmark/benchmark"), [...files, ...histories], { cwd: root, encoding: "utf8" }));

// The median time of a command over an odd number of runs, in milliseconds, after one that is not counted.
function time(command, args, runs) {
  const times = [];
  for (let i = 0; i <= runs; i += 1) {
    const start = process.hrtime.bigint();
    execFileSync(command, args, { cwd: root, stdio: ["ignore", "ignore", "ignore"] });
    if (i > 0) times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  return times.sort((a, b) => a - b)[runs >> 1];
}

// A schema of 200 tables, in which one of so many has a new required field; 0: none has.
function tables(oneOf) {
  const all = Array.from({ length: 200 }, (_, i) => {
    const added = oneOf > 0 && i % oneOf === 0 ? ', added: v.string()' : "";
    return `  t${i}: defineTable({ name: v.string(), age: v.optional(v.number()), owner: v.id("t${i >> 1}")${added} }).index("by_name", ["name"]),\n`;
  });
  return `import { defineSchema, defineTable } from "convex/server";\nimport { v } from "convex/values";\n\nexport default defineSchema({\n${all.join("")}});\n`;
}

console.log("\nplan of a project with 200 tables, against diff");
const project = mkdtempSync(join(tmpdir(), "schemaplan-bench-"));
writeFileSync(join(project, "package.json"), "{}");
const [before, after] = [join(project, "old.ts"), join(project, "schema.ts")];
writeFileSync(before, tables(0));
for (const oneOf of [10, 1]) {
  writeFileSync(after, tables(oneOf));
  const [diff, plan] = ["diff", "plan"].map((command) => time(join(build, "schemaplan"), [command, before, after], 21));
  const written = time(join(build, "schemaplan"), ["plan", before, after, "--out", join(project, "plan")], 21);
  console.log(
    `${oneOf === 1 ? "every table" : `one in ${oneOf}`} changed`.padEnd(24) +
      `diff ${diff.toFixed(1)} ms  plan ${plan.toFixed(1)} ms, ${(plan / diff).toFixed(2)} times  with --out ${written.toFixed(1)} ms, ${(written / diff).toFixed(2)} times`,
  );
}
rmSync(project, { recursive: true });

console.log("\nvalidate as a whole process");
const folder = mkdtempSync(join(tmpdir(), "schemaplan-"));
const documents = join(folder, "tasks.jsonl");
const lines = Array.from({ length: 200_000 }, (_, i) => JSON.stringify({ title: `task ${i}`, done: i % 2 === 0, tags: ["a", "b"], meta: { views: i, at: 1.5, by: `${10000 + i}users` }, kind: ["x", "y"][i % 2], body: "text ".repeat(i % 40) }));
writeFileSync(documents, lines.join("\n"));
writeFileSync(
  join(folder, "schema.ts"),
  `import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
export default defineSchema({
  users: defineTable({}),
  tasks: defineTable({ title: v.string(), done: v.boolean(), tags: v.array(v.string()), meta: v.object({ views: v.number(), at: v.number(), by: v.id("users") }), kind: v.union(v.literal("x"), v.literal("y")), body: v.string() }),
});
`,
);
const spent = time(join(build, "schemaplan"), ["validate", join(folder, "schema.ts"), documents], 5);
const megabytes = statSync(documents).size / 1e6;
console.log(`${lines.length} documents, ${megabytes.toFixed(0)} MB: ${spent.toFixed(0)} ms, ${((1000 * megabytes) / spent).toFixed(0)} MB/s`);
rmSync(folder, { recursive: true });

console.log("\nexport as a whole process, against node and esbuild");
for (const file of files) {
  const ours = time(join(build, "schemaplan"), ["export", file], 21);
  const theirs = time(process.execPath, [join(root, "tests/benchmark/evaluate.mjs"), file], 7);
  console.log(`${file.slice(root.length + 1).padEnd(44)} ours ${ours.toFixed(1)} ms  node and esbuild ${theirs.toFixed(0)} ms  ${(theirs / ours).toFixed(0)} times faster`);
}
