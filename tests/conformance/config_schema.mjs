// What `check` takes as a configuration is valid by the published JSON Schema, and what it refuses is not.
// usage: node config_schema.mjs BINARY
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const binary = process.argv[2];
const root = join(import.meta.dirname, "../..");
const schema = JSON.parse(readFileSync(join(root, "docs/config.schema.json"), "utf8"));
const validate = addFormats(new Ajv({ allErrors: true })).compile(schema);

const fingerprint = "0123456789abcdef";
const rules = JSON.parse(spawnSync(binary, ["rules", "--format", "json"], { encoding: "utf8" }).stdout);
const findings = rules.rules.filter((rule) => rule.kind !== "diagnostic");
const canBeOff = (rule) => rule.kind === "rule" && !rule.enforced;

const taken = [
  {},
  { $schema: "./node_modules/schemaplan/schemas/config.schema.json" },
  ...["backward", "forward", "full"].map((compat) => ({ compat })),
  ...["error", "warning", "info"].map((failOn) => ({ failOn })),
  { against: "empty" },
  { against: [] },
  { against: ["empty", "merge-base:main", "old.ts"] },
  { levels: {}, overrides: [], waivers: [] },
  ...findings.map((rule) => ({ levels: { [rule.id]: "warning" } })),
  ...findings.filter(canBeOff).map((rule) => ({ levels: { [rule.id]: "off" } })),
  { overrides: [{ table: "t", path: "a.b[]", levels: { "index-removed": "error" } }] },
  { overrides: [{ table: "t", levels: { "table-added": "info" } }, { table: "t", path: "", levels: { "table-added": "error" } }] },
  { waivers: [{ fingerprint }] },
  { waivers: [{ fingerprint: "0123456789ABCDEF", rule: "table-removed", reason: "", owner: "ada", expires: "2024-02-29" }] },
  { defaults: {} },
  { defaults: { "users.plan": "free", "users.a.b": null, "t|1.x": [1, { a: true }] } },
];
const refused = [
  null, [], "text", 1,
  ...[0, 2, "1", null, 1.5].map((version) => ({ version })),
  { compat: "both" }, { compat: null }, { failOn: "off" }, { failOn: 1 }, { "fail-on": "error" },
  { against: 1 }, { against: "" }, { against: [""] }, { against: [null] }, { against: {} },
  { levels: [] }, { levels: { "no-such-rule": "error" } }, { levels: { "table-removed": "fatal" } },
  { levels: { "table-removed": 1 } }, { levels: { "unknown-part": "error" } }, { levels: null },
  ...findings.filter((rule) => !canBeOff(rule)).map((rule) => ({ levels: { [rule.id]: "off" } })),
  { overrides: {} }, { overrides: [{}] }, { overrides: [{ table: "t" }] }, { overrides: [{ levels: { "table-added": "info" } }] },
  { overrides: [{ table: "t", levels: {} }] }, { overrides: [{ table: "", levels: { "table-added": "info" } }] },
  { overrides: [{ table: "t", tables: "u", levels: { "table-added": "info" } }] },
  { overrides: [{ table: "t", path: 1, levels: { "table-added": "info" } }] }, { overrides: ["t"] },
  { waivers: {} }, { waivers: [{}] }, { waivers: [{ reason: "why" }] }, { waivers: ["text"] },
  { waivers: [{ fingerprint: "0123456789abcde" }] }, { waivers: [{ fingerprint: "0123456789abcdefg" }] },
  { waivers: [{ fingerprint: "0123456789abcdeg" }] }, { waivers: [{ fingerprint: 1 }] },
  { waivers: [{ fingerprint, rule: "no-such-rule" }] }, { waivers: [{ fingerprint, rule: "unknown-part" }] },
  { waivers: [{ fingerprint, reason: null }] }, { waivers: [{ fingerprint, owner: 1 }] },
  ...["two\nlines", "a\ttab", "\u001b[2J", "\u007f"].flatMap((text) => [{ waivers: [{ fingerprint, reason: text }] }, { waivers: [{ fingerprint, owner: text }] }]),
  ...["2026-02-29", "2026-13-01", "26-01-01", "2026-1-1", "soon", "2026-01-01T00:00:00Z", ""].map((expires) => ({ waivers: [{ fingerprint, expires }] })),
  { waivers: [{ fingerprint, expiry: "2026-01-01" }] }, { waiver: [] }, { defaults: [] }, { defaults: null }, { defaults: { users: 1 } }, { defaults: { ".plan": 1 } }, { defaults: { "users.": 1 } },
  { extends: "other.json" },
];

const folder = mkdtempSync(join(tmpdir(), "schemaplan-config-"));
let failed = 0;
function expect(config, isTaken) {
  const isObject = config !== null && typeof config === "object" && !Array.isArray(config);
  const whole = isObject ? { version: 1, ...config } : config;
  writeFileSync(join(folder, "config.json"), JSON.stringify(whole));
  const { status, stdout, stderr } = spawnSync(binary, ["check", "empty", "empty", "--config", "config.json"], { cwd: folder, encoding: "utf8" });
  const isValid = validate(whole);
  const isRefused = status === 2 && stdout === "" && /^config\.json:1:\d+: error: .+ \[bad-configuration\]\n$/.test(stderr);
  if (isValid === isTaken && (isTaken ? status === 0 && stderr === "" : isRefused)) return;
  failed += 1;
  console.log(JSON.stringify(whole), { isTaken, isValid, status, stderr });
}
taken.push(JSON.parse(readFileSync(join(root, "samples/waived/.schemaplan.json"), "utf8")));
for (const config of taken) expect(config, true);
for (const config of refused) expect(config, false);
rmSync(folder, { recursive: true });

const listed = [Object.keys(schema.$defs.levels.properties), schema.$defs.rule.enum];
for (const ids of listed) {
  if (ids.join() === findings.map((rule) => rule.id).join()) continue;
  failed += 1;
  console.log("the JSON Schema lists other rules than `schemaplan rules`");
}
console.log(`${taken.length} taken, ${refused.length} refused, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
