// Schemas in the histories of git clones, which are read and never changed.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";

const versionsAtMost = 120;

// The object database of each clone in a folder of them, bare or not, by the name of its folder.
export function clonesIn(folder) {
  return readdirSync(folder).flatMap((name) => {
    const found = [join(folder, name, ".git"), join(folder, name, "repo"), join(folder, name)].find((path) => existsSync(join(path, "HEAD")));
    return found === undefined ? [] : [{ name, git: resolve(found) }];
  });
}

function git(clone, args, more = {}) {
  return execFileSync("git", [`--git-dir=${clone.git}`, ...args], { encoding: "utf8", maxBuffer: 1 << 30, stdio: ["pipe", "pipe", "ignore"], ...more });
}

// The schema files that changed most often, and for each the revisions that changed what is in its folder.
export function histories(clone) {
  let log = "";
  try {
    log = git(clone, ["log", "--format=", "--name-only", "--", "*convex/schema.ts", "*convex/schema.js"]);
  } catch {
    return [];
  }
  const counts = new Map();
  for (const path of log.split("\n")) {
    if (/(^|\/)schema\.[jt]s$/.test(path) && !/node_modules|_generated/.test(path)) counts.set(path, (counts.get(path) ?? 0) + 1);
  }
  const paths = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([path]) => path);
  return paths.slice(0, 2).map((path) => {
    const at = path.slice(0, path.lastIndexOf("/") + 1);
    const places = ["schema.ts", "schema.js", "schema", "schemas", "tables", "validators*"].map((one) => at + one);
    const revisions = git(clone, ["log", "--reverse", "--first-parent", "--format=%H", "--", ...places]).split("\n");
    return { path, revisions: revisions.filter((one) => one !== "").slice(-versionsAtMost) };
  });
}

// The source files of a revision, written into a folder of their own.
export function checkOut(clone, revision, folder) {
  mkdirSync(folder);
  const index = `${folder}.index`;
  const env = { ...process.env, GIT_INDEX_FILE: index };
  const listed = git(clone, ["ls-tree", "-r", "-z", revision]).split("\0");
  const sources = listed.filter((one) => /^100.*\.([cm]?[jt]sx?|json)$/.test(one) && !/[\t/]node_modules\//.test(one));
  git(clone, ["update-index", "-z", "--index-info"], { env, input: sources.map((one) => `${one}\0`).join("") });
  git(clone, [`--work-tree=${folder}`, "checkout-index", "-a", "-f", "-q"], { env });
  rmSync(index);
  return folder;
}
