// A real repository with a pull request, checked out as `actions/checkout` does: the merge commit of the pull
// request, detached and alone, with no branches.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const identity = { GIT_AUTHOR_NAME: "a", GIT_AUTHOR_EMAIL: "a@example.org", GIT_COMMITTER_NAME: "a", GIT_COMMITTER_EMAIL: "a@example.org", GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null" };

export function git(folder, ...words) {
  return execFileSync("git", words, { cwd: folder, encoding: "utf8", env: { ...process.env, ...identity }, stdio: ["ignore", "pipe", "pipe"] }).trim();
}

export function writeFiles(folder, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

// `base` and `pull` are files by name; `later` what came to the target branch after the pull request left it. `ref` is
// what is checked out, where that is not the merge commit.
export function pullRequest(folder, { base, pull, later }, ref = "refs/pull/1/merge") {
  const server = join(folder, "server");
  mkdirSync(server, { recursive: true });
  const commit = (message) => git(server, "add", "-A") + git(server, "commit", "-qm", message);
  git(server, "init", "-q", "-b", "main");
  writeFiles(server, base);
  commit("base");
  git(server, "checkout", "-qb", "change");
  writeFiles(server, pull);
  commit("change");
  git(server, "checkout", "-q", "main");
  writeFiles(server, later);
  commit("later");
  git(server, "checkout", "-q", "--detach");
  git(server, "merge", "-q", "--no-ff", "-m", "merge", "change");
  git(server, "update-ref", "refs/pull/1/merge", "HEAD");

  const checkout = join(folder, "checkout");
  mkdirSync(checkout);
  git(checkout, "init", "-q");
  git(checkout, "remote", "add", "origin", `file://${server}`);
  git(checkout, "fetch", "-q", "--no-tags", "--depth=1", "origin", `+${ref}:${ref.replace(/^refs\/(heads\/)?/, (_, branch) => `refs/remotes/${branch ? "origin/" : ""}`)}`);
  git(checkout, "checkout", "-q", "--detach", "FETCH_HEAD");
  return checkout;
}
