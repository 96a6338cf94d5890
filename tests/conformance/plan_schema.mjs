// Every plan, of each case and sample, is valid by the published JSON Schema, and keeps its laws: its steps
// are in an order that keeps what they require, its files chain by their hashes, and the same input gives the
// same bytes.
// usage: node plan_schema.mjs BINARY
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020.js";

const binary = process.argv[2];
const root = join(import.meta.dirname, "../..");
const schema = JSON.parse(readFileSync(join(root, "docs/plan.schema.json"), "utf8"));
const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);

function brokenLaw(plan) {
  const done = new Set();
  for (const step of plan.phases.flatMap(({ steps }) => steps)) {
    const missing = step.requires.find((id) => !done.has(id));
    if (missing !== undefined) return `${step.id} comes before ${missing}`;
    if (done.has(step.id)) return `${step.id} is there twice`;
    done.add(step.id);
  }
  const files = new Map();
  for (const phase of plan.phases) {
    for (const { path, before, after } of [...phase.write, ...phase.delete]) {
      const isFirst = phase.name === "widen" && !files.has(path);
      if (!isFirst && files.get(path) !== before) return `${path} is not what the phase before ${phase.name} wrote`;
      files.set(path, after);
    }
  }
  return undefined;
}

let planned = 0;
let refused = 0;
let failed = 0;
for (const place of ["tests/cases", "tests/plan/cases", "samples"]) {
  for (const name of readdirSync(join(root, place))) {
    const folder = join(root, place, name);
    const sides = existsSync(join(folder, "old.ts")) ? ["old.ts", "new.ts"] : ["old", "new"];
    if (!existsSync(join(folder, sides[0]))) continue;
    const more = join(folder, "arguments.json");
    const given = existsSync(more) ? JSON.parse(readFileSync(more, "utf8")) : [];
    const run = () => spawnSync(binary, ["plan", ...sides, "--format", "json", ...given], { cwd: folder, encoding: "utf8" });
    const { status, stdout, stderr } = run();
    if (status === 2 && stdout === "" && /error: .* \[[a-z-]+\]\n$/.test(stderr)) {
      refused += 1;
      continue;
    }
    planned += 1;
    const plan = JSON.parse(stdout);
    const problem = validate(plan) ? (brokenLaw(plan) ?? (run().stdout === stdout ? undefined : "it differs from run to run")) : validate.errors;
    if (problem === undefined) continue;
    failed += 1;
    console.log(`${place}/${name}:`, problem);
  }
}

const rows = readFileSync(join(root, "planner/steps.def"), "utf8").matchAll(/^STEP\(\w+,\s*"([a-z-]+)"/gm);
const kinds = [...rows].map((row) => row[1]).sort();
const listed = [...schema.$defs.step.properties.kind.enum].sort();
if (kinds.join() !== listed.join()) {
  failed += 1;
  console.log("kinds of step that only one of planner/steps.def and the JSON Schema lists:", kinds, listed);
}
console.log(`${planned} plans, ${refused} refused with a message, ${failed} failed`);
process.exit(failed === 0 && planned > 0 ? 0 : 1);
