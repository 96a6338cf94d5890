// Inclusion of types on random pairs (tests/pairs.cpp), with each witness judged by `validate` of convex-helpers
// too: it must take it for the one type and not for the other.
// usage: node inclusion.mjs BUILD_FOLDER [--slice]
import { execFileSync } from "node:child_process";
import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { jsonToConvex } from "convex/values";
import { accepts, isJudgedOtherwise, validatorOf } from "./validators.mjs";

const [build, ...flags] = process.argv.slice(2);
const pairs = flags.includes("--slice") ? 1500 : 100_000;
const folder = mkdtempSync(join(tmpdir(), "schemaplan-"));
const file = join(folder, "witnesses.jsonl");
const env = { ...process.env, SCHEMAPLAN_PAIRS: pairs, SCHEMAPLAN_WITNESSES: file };
const said = execFileSync(join(build, "tests/unit_tests"), ["inclusion on random pairs of types"], { env, encoding: "utf8" });
console.log(said.match(/^(inclusion|unknown): .*$/gm).join("\n"));

const counts = { confirmed: 0, skipped: 0, refuted: 0 };
for await (const line of createInterface({ input: createReadStream(file) })) {
  // To the backend `v.commitTs()` takes what `v.int64()` does; `validate` does not look at it.
  const { inner, outer, value: json } = JSON.parse(line.replaceAll('"commitTs"', '"bigint"'));
  const value = jsonToConvex(json);
  if (isJudgedOtherwise(inner, value) || isJudgedOtherwise(outer, value)) {
    counts.skipped += 1;
  } else if (accepts(validatorOf(inner), value) && !accepts(validatorOf(outer), value)) {
    counts.confirmed += 1;
  } else {
    counts.refuted += 1;
    if (counts.refuted < 10) console.log(`convex-helpers does not agree: ${line}`);
  }
}
console.log(`witnesses: ${counts.confirmed} confirmed by convex-helpers, ${counts.refuted} not, ${counts.skipped} not held against it`);
rmSync(folder, { recursive: true });
process.exit(counts.refuted === 0 && counts.confirmed > pairs / 10 ? 0 : 1);
