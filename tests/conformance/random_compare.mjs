// Holds random programs against the real packages, many in a file; a file that does not come out
// equal is cut into halves until each cause stands by itself.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compare } from "./compare.mjs";
import { entSchemas, entsProgram, randomFrom, zodProgram, zodTypes } from "./random_programs.mjs";

const root = join(import.meta.dirname, "../..");
const perFile = 40;

export const kinds = {
  "zod 4": { make: (r, n) => zodTypes(r, 4, n), write: (items) => zodProgram(items, 4, "zod", "convex-helpers/server/zod4") },
  "zod 4 by either": { make: (r, n) => zodTypes(r, 4, n), write: (items) => zodProgram(items, 4, "zod", "convex-helpers/server/zod").replace("zid, ", "").replace("import { defineSchema", 'import { zid } from "convex-helpers/server/zod4";\nimport { defineSchema') },
  "zod 3": { make: (r, n) => zodTypes(r, 3, n), write: (items) => zodProgram(items, 3, "zod/v3", "convex-helpers/server/zod3") },
  "zod 3 by either": { make: (r, n) => zodTypes(r, 3, n), write: (items) => zodProgram(items, 3, "zod/v3", "convex-helpers/server/zod") },
  "convex-ents": { make: (r, n) => entSchemas(r, true, n), write: entsProgram },
};

// How `count` of one kind come out, in `folder`; what only we refuse is counted, not shown.
export async function compareKind(binary, kind, name, seed, count, folder, says = console.log) {
  const { make, write } = kind;
  const r = randomFrom(seed);
  const counts = { equal: 0, refused: 0, different: 0 };
  let shown = 0;
  mkdirSync(folder, { recursive: true });
  const hold = async (items) => {
    const file = join(folder, "schema.ts");
    writeFileSync(file, write(items));
    const { outcome, ours, theirs } = await compare(binary, file);
    if (outcome === "equal") {
      counts.equal += items.length;
    } else if (items.length > 1) {
      const half = items.length >> 1;
      await hold(items.slice(0, half));
      await hold(items.slice(half));
    } else {
      const isRefused = outcome === "refused";
      counts[isRefused ? "refused" : "different"] += 1;
      shown += 1;
      if (!isRefused || process.env.SHOW_REFUSED) {
        if (shown <= 20) says(`${outcome}: ${name}: ${items[0]}\n  ours:  ${short(ours)}\n  theirs: ${short(theirs)}`);
      }
    }
  };
  for (let done = 0; done < count; done += perFile) await hold(make(r, Math.min(perFile, count - done)));
  rmSync(folder, { recursive: true });
  says(`random ${name}: ${counts.equal} equal, ${counts.refused} refused, ${counts.different} different`);
  return counts;
}

const short = ({ json, error }) => (error ?? JSON.stringify(JSON.parse(json).tables)).slice(0, 1500);

// How many differ, of `count` of each kind.
export async function compareRandom(binary, seed, count) {
  let failures = 0;
  for (const [name, kind] of Object.entries(kinds)) {
    const { different } = await compareKind(binary, kind, name, seed, count, join(root, `.cache/random-${process.pid}`));
    failures += different;
  }
  return failures;
}
