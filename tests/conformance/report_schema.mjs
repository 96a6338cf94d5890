// Every JSON report, of each case and sample, is valid by the published JSON Schema; and the schema
// lists exactly the kinds of change and the rules there are.
// usage: node report_schema.mjs BINARY
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020.js";

const binary = process.argv[2];
const root = join(import.meta.dirname, "../..");
const schema = JSON.parse(readFileSync(join(root, "docs/report.schema.json"), "utf8"));
const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);

let checked = 0;
let failed = 0;
for (const place of ["tests/cases", "samples"]) {
  for (const name of readdirSync(join(root, place))) {
    const folder = join(root, place, name);
    const sides = existsSync(join(folder, "old.ts")) ? ["old.ts", "new.ts"] : ["old", "new"];
    if (!existsSync(join(folder, sides[0]))) continue;
    for (const command of [["diff", ...sides], ["check", sides[1], "--against", sides[0], "--against", "empty", "--compat", "full"]]) {
      checked += 1;
      const { stdout } = spawnSync(binary, [...command, "--format", "json"], { cwd: folder, encoding: "utf8", maxBuffer: 1e8 });
      if (validate(JSON.parse(stdout))) continue;
      failed += 1;
      console.log(`${place}/${name}: ${command[0]}:`, validate.errors);
    }
  }
}

const validationSchema = JSON.parse(readFileSync(join(root, "docs/validation.schema.json"), "utf8"));
const validateValidation = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(validationSchema);
for (const name of readdirSync(join(root, "tests/cases"))) {
  const folder = join(root, "tests/cases", name);
  if (!existsSync(join(folder, "expected/validate.json"))) continue;
  checked += 1;
  const documents = readdirSync(folder).find((file) => file.endsWith(".jsonl")) ?? "documents";
  const { stdout } = spawnSync(binary, ["validate", "schema.ts", documents, "--format", "json"], { cwd: folder, encoding: "utf8" });
  if (validateValidation(JSON.parse(stdout))) continue;
  failed += 1;
  console.log(`tests/cases/${name}:`, validateValidation.errors);
}

const idsOfReport = (part) => schema.$defs.report.properties[part].items.properties.id.enum;
const tables = [
  ["diff/kinds.def", idsOfReport("changes")],
  ["diff/rules.def", idsOfReport("problems")],
  ["schema/causes.def", validationSchema.$defs.finding.properties.cause.enum],
];
for (const [table, enumerated] of tables) {
  const rows = readFileSync(join(root, table), "utf8").matchAll(/^[A-Z]+\(\w+,\s*"([a-z-]+)"/gm);
  const ids = [...rows].map((row) => row[1]).sort();
  const listed = [...enumerated].sort();
  if (ids.join() === listed.join()) continue;
  failed += 1;
  console.log(`ids that only one of ${table} and its JSON Schema lists:`, ids.filter((id) => !listed.includes(id)), listed.filter((id) => !ids.includes(id)));
}
console.log(`${checked} reports, ${failed} failed`);
process.exit(failed === 0 && checked > 0 ? 0 : 1);
