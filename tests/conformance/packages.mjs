// Published Convex components, whose schemas are real ones in every version: fetched from the npm
// registry by exact version (packages.json) into .cache/, kept out of git.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const cache = join(root, ".cache/packages");

export const packages = JSON.parse(readFileSync(join(import.meta.dirname, "packages.json"), "utf8"));

// The registry that npm is set to.
const registry = () => execFileSync("npm", ["config", "get", "registry"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
let registryUrl;

// The folder of one version, fetched if it is not there yet.
export async function packageFolder(name, version) {
  const folder = join(cache, `${name.replace("/", "+")}@${version}`);
  if (existsSync(folder)) return folder;
  registryUrl ??= registry();
  const file = `${name.split("/").pop()}-${version}.tgz`;
  const url = new URL(`${name}/-/${file}`, registryUrl.endsWith("/") ? registryUrl : `${registryUrl}/`);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const unpacked = `${folder}.${process.pid}`;
  mkdirSync(unpacked, { recursive: true });
  writeFileSync(join(unpacked, file), Buffer.from(await response.arrayBuffer()));
  execFileSync("tar", ["xzf", file], { cwd: unpacked });
  rmSync(join(unpacked, file));
  renameSync(unpacked, folder);
  return folder;
}

// The schema of a component in that folder.
export const schemaOf = (folder) => join(folder, "package/src/component/schema.ts");
