// The schema files that tests compare on.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { packageFolder, packages, schemaOf } from "./packages.mjs";

const root = join(import.meta.dirname, "../..");
const schemaIn = (folder) => ["schema.ts", "schema.js"].map((name) => join(folder, name)).find((path) => existsSync(path));

// The schema files of the cases and samples; those that nothing can be made of are left to the goldens.
export function cases(place) {
  const files = [];
  for (const name of readdirSync(join(root, place))) {
    for (const side of ["old", "new", "schema"]) {
      const folder = join(root, place, name);
      const file = existsSync(join(folder, `${side}.ts`)) ? join(folder, `${side}.ts`) : schemaIn(join(folder, side));
      if (file !== undefined) files.push(file);
    }
  }
  return files;
}

export function programs(place) {
  const files = [];
  for (const entry of readdirSync(join(root, place), { withFileTypes: true })) {
    const path = join(root, place, entry.name);
    files.push(entry.isDirectory() ? schemaIn(path) : path);
  }
  return files;
}

// In a slice, the first, the last and every eighth version: enough to notice, quick enough for every run.
export async function components(name, isSlice = false) {
  const versions = packages[name].filter((_, i, all) => !isSlice || i === 0 || i === all.length - 1 || i % 8 === 4);
  const files = [];
  for (const version of versions) files.push(schemaOf(await packageFolder(name, version)));
  return files;
}

// All of them.
export async function schemaFiles() {
  const published = [];
  for (const name of Object.keys(packages)) published.push(...(await components(name)));
  return [...cases("tests/cases"), ...cases("samples"), ...programs("tests/programs"), ...programs("tests/rules"), ...published];
}
