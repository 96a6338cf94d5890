// Real repositories, made by the real git: a server, and clones of it as people and CIs make them. Nothing of the
// settings, the time or the network of whoever runs the tests has a part in it.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeFiles } from "../formats/repository.mjs";

const binary = process.argv[2];
const hermetic = {
  PATH: process.env.PATH, HOME: "/nowhere", LC_ALL: "C", TZ: "UTC",
  GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null", GIT_TERMINAL_PROMPT: "0",
  GIT_AUTHOR_NAME: "a", GIT_AUTHOR_EMAIL: "a@example.org", GIT_AUTHOR_DATE: "2026-01-01T00:00:00Z",
  GIT_COMMITTER_NAME: "a", GIT_COMMITTER_EMAIL: "a@example.org", GIT_COMMITTER_DATE: "2026-01-01T00:00:00Z",
};

export const schema = (tables) =>
  `import { defineSchema, defineTable } from "convex/server";\nimport { v } from "convex/values";\n\nexport default defineSchema({\n${Object.entries(tables)
    .map(([name, type]) => `  ${name}: defineTable({ name: v.string(), more: ${type} }),\n`)
    .join("")}});\n`;

// A folder to work in, gone at the end.
export class World {
  constructor(name) {
    this.folder = mkdtempSync(join(realpathSync(tmpdir()), `schemaplan-${name}-`));
  }
  end() {
    rmSync(this.folder, { recursive: true, force: true });
  }
  repository(name) {
    const made = new Repository(join(this.folder, name));
    mkdirSync(made.folder, { recursive: true });
    made.git("init", "-q", "-b", "main");
    return made;
  }
  // With any options of `git clone`.
  clone(of, name, ...options) {
    this.shell(this.folder, `git clone -q ${options.join(" ")} ${of.url} ${name}`);
    return new Repository(join(this.folder, name));
  }
  shell(folder, command) {
    const { status, stdout, stderr } = spawnSync("bash", ["-ec", command], { cwd: folder, env: hermetic, encoding: "utf8" });
    if (status !== 0) throw new Error(`${command}\n${stdout}${stderr}`);
    return stdout.trim();
  }
}

export class Repository {
  constructor(folder) {
    this.folder = folder;
    this.url = `file://${folder}`;
  }
  git(...words) {
    const { status, stdout, stderr } = spawnSync("git", words, { cwd: this.folder, env: hermetic, encoding: "utf8" });
    if (status !== 0) throw new Error(`git ${words.join(" ")}\n${stderr}`);
    return stdout.trim();
  }
  write(files) {
    writeFiles(this.folder, files);
    return this;
  }
  commit(files = {}, message = "change") {
    this.write(files).git("add", "-A");
    this.git("commit", "-q", "--allow-empty", "-m", message);
    return this.head();
  }
  head() {
    return this.git("rev-parse", "HEAD");
  }
  // What `schemaplan` says there, with these variables of a CI.
  run(words, { variables = {}, inside = "." } = {}) {
    const { status, stdout, stderr } = spawnSync(binary, words, { cwd: join(this.folder, inside), env: { ...hermetic, ...variables }, encoding: "utf8" });
    return { status, stdout, stderr };
  }
  // In short: the old schema, the verdict, and what changes; or what is wrong.
  check(words = [], options = {}) {
    const { status, stdout, stderr } = this.run(["check", ...words, "--format", "json"], options);
    if (status === 2) return { refused: stderr.replace(/^error: (.*) \[([a-z-]+)\]\n$/s, "$1 [$2]"), stdout };
    const report = JSON.parse(stdout);
    return { status, old: report.old.source, now: report.new.source, changes: report.changes.map(({ id, table, path }) => `${id} ${[table, path].filter(Boolean).join(".")}`) };
  }
}
