// The models of packages against every version that each is said to hold for (parser/models.cpp):
// fetched from the npm registry into .cache/, each put into the node_modules of a project of its own,
// where our tool and the real packages are given the same programs.
// usage: node versions.mjs BINARY [--slice] [PACKAGE [VERSION]]
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { compare } from "./compare.mjs";
import { close } from "./oracle.mjs";
import { packageFolder } from "./packages.mjs";
import { compareKind } from "./random_compare.mjs";
import { kindsOf } from "./version_programs.mjs";

const root = join(import.meta.dirname, "../..");
const [binary, ...rest] = process.argv.slice(2);
const isSlice = rest.includes("--slice");
const [onlyPackage, onlyVersion] = rest.filter((argument) => !argument.startsWith("--"));
const versions = JSON.parse(readFileSync(join(import.meta.dirname, "versions.json"), "utf8"));
// What a package needs besides itself, of the versions that the project has.
const companions = { "convex-helpers": ["zod"], zod: ["convex-helpers"], "@convex-dev/workflow": ["@convex-dev/workpool", "convex-helpers"] };

function link(folder, name, target) {
  const path = join(folder, "node_modules", name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}

async function project(name, version, others) {
  const folder = join(root, `.cache/projects/${name.replace("/", "+")}@${version}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), `{ "private": true, "type": "module" }\n`);
  link(folder, name, join(await packageFolder(name, version), "package"));
  for (const other of ["convex", ...(companions[name] ?? [])]) {
    if (others[other] === undefined) link(folder, other, join(root, "node_modules", other));
    else link(folder, other, join(await packageFolder(other, others[other]), "package"));
  }
  return folder;
}

let failures = 0;
for (const [name, list] of Object.entries(versions)) {
  if (onlyPackage !== undefined && name !== onlyPackage) continue;
  const chosen = list.filter((version, i) => (onlyVersion === undefined ? !isSlice || i % 12 === 0 || i === list.length - 1 : version === onlyVersion));
  const sums = { equal: 0, neither: 0, refused: 0, different: 0 };
  for (const version of chosen) {
    for (const { others, programs, random } of kindsOf(name, version)) {
      const folder = await project(name, version, others);
      for (const [title, text] of Object.entries(programs)) {
        const file = join(folder, "schema.ts");
        writeFileSync(file, text);
        const { outcome, ours, theirs } = await compare(binary, file, { isStubbed: name.startsWith("@convex-dev/") });
        sums[outcome] += 1;
        if (outcome === "equal" || outcome === "neither") continue;
        if (outcome === "different") failures += 1;
        if (outcome === "refused" && !process.env.SHOW_REFUSED) continue;
        console.log(`${outcome}: ${name}@${version}: ${title}\n  ours:   ${(ours.error ?? ours.json).slice(0, 1000)}\n  theirs: ${(theirs.error ?? theirs.json).slice(0, 1000)}`);
      }
      for (const [title, kind] of Object.entries(random)) {
        const found = await compareKind(binary, kind, `${name}@${version}: ${title}`, 1, isSlice || name === "convex-helpers" ? 40 : 120, join(folder, "random"), (line) => {
          if (/^different|, [1-9]\d* different/.test(line) || process.env.SHOW_REFUSED) console.log(line);
        });
        for (const outcome of ["equal", "refused", "different"]) sums[outcome] += found[outcome];
        failures += found.different;
      }
    }
  }
  console.log(`${name}, ${chosen.length} versions: ${sums.equal} equal, ${sums.neither} refused by both, ${sums.refused} refused, ${sums.different} different`);
}
close();
process.exit(failures === 0 ? 0 : 1);
