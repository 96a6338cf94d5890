// Makes the npm package of a built program: `schemaplan`, which is thin, with the package of this platform in
// `platforms`, so that the one tarball installs without a registry, and with any package manager.
// usage: node pack.mjs PROGRAM FOLDER
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { notices } from "./notices.mjs";

const [program, folder] = process.argv.slice(2).map((path) => resolve(path));
const root = join(import.meta.dirname, "..");
const platform = `${process.platform}-${process.arch}`;
// The version that the program was built as: CMakeLists.txt has it, and nothing else.
const version = execFileSync(program, ["--version"], { encoding: "utf8" }).trim().split(" ").at(-1);

const common = {
  version,
  license: "MIT",
  author: "schemaplan contributors",
};
const main = {
  name: "schemaplan",
  ...common,
  description: "Change a Convex schema without breaking a deploy or losing data: proves whether every stored document still fits",
  keywords: ["convex", "schema", "migration", "breaking-changes", "diff", "lint", "ci", "sarif", "cli"],
  bin: { schemaplan: "bin/schemaplan.js" },
  files: ["bin", "schemas", "platforms"],
  engines: { node: ">=18" },
  preferUnplugged: true,
};
const ofPlatform = {
  name: `schemaplan-${platform}`,
  ...common,
  description: `The program of schemaplan for ${platform}`,
  os: [process.platform],
  cpu: [process.arch],
  files: ["bin", "THIRD-PARTY-NOTICES"],
  preferUnplugged: true,
};

function writePackage(target, json, files) {
  mkdirSync(join(target, "bin"), { recursive: true });
  writeFileSync(join(target, "package.json"), JSON.stringify(json, null, 2) + "\n");
  copyFileSync(join(root, "LICENSE"), join(target, "LICENSE"));
  for (const [from, to, mode] of files) {
    mkdirSync(join(target, to, ".."), { recursive: true });
    copyFileSync(from, join(target, to));
    chmodSync(join(target, to), mode);
  }
}

const stage = join(folder, "stage");
rmSync(folder, { recursive: true, force: true });
const schemas = readdirSync(join(root, "docs")).filter((name) => name.endsWith(".schema.json"));
writePackage(stage, main, [
  [join(import.meta.dirname, "schemaplan.js"), "bin/schemaplan.js", 0o755],
  [join(root, "README.md"), "README.md", 0o644],
  ...schemas.map((name) => [join(root, "docs", name), join("schemas", name), 0o644]),
]);
const inner = join(stage, "platforms", ofPlatform.name);
writePackage(inner, ofPlatform, [[program, "bin/schemaplan", 0o755]]);
writeFileSync(join(inner, "THIRD-PARTY-NOTICES"), notices(root));

const packed = execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], { cwd: stage, encoding: "utf8" });
const { filename, unpackedSize } = JSON.parse(packed)[0];
rmSync(stage, { recursive: true });
const size = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;
console.log(`${basename(folder)}/${filename}: ${size(statSync(join(folder, filename)).size)}, unpacked ${size(unpackedSize)}`);
