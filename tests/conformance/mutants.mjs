// Mutants of real schema files, seeded: each is evaluated by the real `convex` package and by us.
// Where the real one exports, ours exports the same or refuses; a crash, or no end, is a failure.
// usage: node mutants.mjs BUILD_FOLDER [COUNT] [SEED]
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { compare } from "./compare.mjs";
import { close } from "./oracle.mjs";
import { randomFrom } from "./random_programs.mjs";
import { schemaFiles } from "./schemas.mjs";

const [folder, count = "10000", seed = "1"] = process.argv.slice(2);
const binary = join(folder, "schemaplan");
const { below, one: pick } = randomFrom(Number(seed));

const tokens = (text) => text.match(/\/\/[^\n]*|\/\*[^]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`|[\w$]+|\.\.\.|=>|\?\?|\?\.|&&|\|\||[=!]==?|\s+|[^]/g) ?? [];
const isWord = (token) => /^[\w$]/.test(token);
const isText = (token) => /^["'`]/.test(token);

// One small change, as a slip or a merge would make it.
const mutations = [
  (parts, i) => parts.splice(i, 1),
  (parts, i) => parts.splice(i, 0, parts[i]),
  (parts, i) => parts.splice(i, 1, pick(parts.filter(isWord))),
  (parts, i) => parts.splice(i, 0, pick(parts), " "),
  (parts, i) => ([parts[i], parts[below(parts.length)]] = [parts[below(parts.length)], parts[i]]),
  (parts, i) => parts.splice(i, below(12)),
  (parts, i) => parts.splice(i, 0, ...parts.slice(below(parts.length)).slice(0, below(20))),
  (parts) => replace(parts, isText, () => pick(parts.filter(isText))),
  (parts) => replace(parts, (token) => /^\d+$/.test(token), () => String(pick([0, -1, 1.5, 1e21, "0n", "1_000", "0x1f"]))),
  (parts) => replace(parts, (token) => /^(string|number|boolean|any|null|int64|bytes)$/.test(token), () => pick(["string", "number", "any", "null", "int64", "optional", "array", "union"])),
  (parts) => replace(parts, (token) => token === ",", () => pick([",,", ", ...", ";", ""])),
  (parts) => replace(parts, (token) => token === "(", () => pick(["(...", "(await ", "((", "?.("])),
  (parts) => replace(parts, (token) => token === "{", () => pick(["{ ...null,", "{ [`x${1}`]: v.any(),", "{ __proto__: null,", "{ get a() { return v.any() },"])),
];

function replace(parts, is, make) {
  const places = parts.map((token, i) => (is(token) ? i : -1)).filter((i) => i >= 0);
  if (places.length > 0) parts[pick(places)] = make();
}

function mutated(text) {
  const parts = tokens(text);
  for (let times = 1 + below(3); times > 0; --times) pick(mutations)(parts, below(parts.length));
  return parts.join("");
}

const files = await schemaFiles();
const counts = { equal: 0, neither: 0, refused: 0, different: 0, accepted: 0 };
const failures = [];
const accepted = [];
for (let i = 0; i < Number(count); ++i) {
  const original = pick(files);
  const text = mutated(readFileSync(original, "utf8"));
  const path = join(dirname(original), `mutant-${process.pid}.ts`);
  writeFileSync(path, text);
  try {
    const { outcome, ours, theirs } = await compare(binary, path, { milliseconds: 3000 });
    // What the real package does not take, and we do, is another thing than a wrong schema.
    const isAccepted = outcome === "different" && theirs.error !== undefined;
    counts[isAccepted ? "accepted" : outcome] += 1;
    if (isAccepted) accepted.push(`accepted: mutant ${i} of ${original}\n${text}\n  convex: ${theirs.error}`);
    if (outcome !== "different" || isAccepted) continue;
    failures.push(`different: mutant ${i} of ${original}\n${text}\n  ours:   ${ours.error ?? ours.json}\n  convex: ${theirs.error ?? theirs.json}`);
  } catch (error) {
    failures.push(`failed: mutant ${i} of ${original}: ${error.message}\n${text}`);
  } finally {
    rmSync(path);
  }
}
close();
for (const one of [...failures, ...accepted].slice(0, 20)) console.log(one);
console.log(`mutants: ${counts.equal} equal, ${counts.refused} refused, ${counts.different} different, ${counts.neither} refused by both, ${counts.accepted} refused by convex only, ${failures.length - counts.different} failed`);
process.exit(failures.length === 0 ? 0 : 1);
