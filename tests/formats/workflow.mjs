// The workflow of the README, the action, the hook and the GitLab job of docs/ci.md, run in a real repository by a
// real shell, with the npm package made of the program and installed from its tarball by a real npm, offline.
// usage: node workflow.mjs BINARY        UPDATE=1 rewrites the summary that is expected
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import { assertSarif } from "./sarif.mjs";
import { git, pullRequest, writeFiles } from "./repository.mjs";
import { Job } from "./steps.mjs";

const binary = resolve(process.argv[2]);
const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(realpathSync(tmpdir()), "schemaplan-workflow-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
// What a CI that runs this test says is not meant.
for (const name of Object.keys(process.env)) if (/^(GITHUB|GITLAB|CI)(_|$)/.test(name)) delete process.env[name];
Object.assign(process.env, { npm_config_offline: "true", npm_config_cache: join(folder, "npm"), npm_config_update_notifier: "false" });

const read = (...path) => readFileSync(join(...path), "utf8");
const blocks = (file, language) => [...read(root, file).matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, "gms"))].map((match) => match[1]);

execFileSync(process.execPath, [join(root, "npm/pack.mjs"), binary, join(folder, "packed")]);
const [tarball] = readdirSync(join(folder, "packed"));

const schema = (tables) => `import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
${tables}});
`;
const users = `  users: defineTable({
    name: v.string(),
    plan: v.union(v.literal("free"), v.literal("pro")),
  }).index("by_name", ["name"]),
`;
const files = {
  base: {
    "convex/schema.ts": schema(users + "  sessions: defineTable({ token: v.string() }),\n"),
    "package.json": JSON.stringify({ name: "app", private: true, devDependencies: { schemaplan: `file:${tarball}` } }),
    ".gitignore": "node_modules\n",
  },
  pull: {
    "convex/schema.ts": schema(`  users: defineTable({
    name: v.string(),
    /* 😀 */ email: v.string(),
    plan: v.literal("pro"),
  }),
`),
  },
  // What others added meanwhile is not what this pull request removes.
  later: { "convex/other.ts": "export const later = 1;\n" },
};

function checkout(name, pull = files.pull, ref) {
  const made = join(folder, name);
  const packed = { [tarball]: readFileSync(join(folder, "packed", tarball)) };
  writeFiles(join(made, "lock"), { "package.json": files.base["package.json"], ...packed });
  execFileSync("npm", ["install", "--package-lock-only", "--ignore-scripts", "--no-audit"], { cwd: join(made, "lock"), stdio: "pipe" });
  const lock = { "package-lock.json": read(made, "lock/package-lock.json") };
  return pullRequest(made, { base: { ...files.base, ...packed, ...lock }, pull, later: files.later }, ref);
}

// Where GitHub's API would be: what it was asked is kept.
function fakeGitHub(name, comments) {
  const log = join(folder, name);
  writeFiles(log, { gh: `#!/bin/sh\necho "$@" >> ${log}/calls\ncase "$*" in *--paginate*) ${comments};; esac\n` });
  chmodSync(join(log, "gh"), 0o755);
  return { path: log, calls: () => read(log, "calls").trim().split("\n") };
}

const pull = { number: 1, head: { repo: { fork: false } } };
const variables = { GITHUB_BASE_REF: "main", GITHUB_HEAD_REF: "change", GITHUB_REF: "refs/pull/1/merge", GITHUB_REPOSITORY: "me/app", GITHUB_EVENT_NAME: "pull_request" };
const variablesOf = (at) => ({ ...variables, GITHUB_SHA: git(at, "rev-parse", "HEAD") });

function runWorkflow(name, { comments = "true", fork = false, change = files.pull } = {}) {
  const gh = fakeGitHub(`${name}-gh`, comments);
  const github = { token: "secret", event: { pull_request: { ...pull, head: { repo: { fork } } } } };
  const at = checkout(name, change);
  const job = new Job(at, join(folder, `${name}-runner`), { variables: { ...variablesOf(at), PATH: `${gh.path}:${process.env.PATH}` }, context: { github } });
  const workflow = parse(blocks("README.md", "yaml")[0]);
  assert.deepEqual(workflow.permissions, { contents: "read", "pull-requests": "write", "security-events": "write" });
  const uploads = [];
  for (const step of workflow.jobs.schemaplan.steps) {
    job.run(step, ({ uses, with: inputs }) => {
      if (uses.startsWith("actions/checkout@")) assert.equal(inputs, undefined);  // so of depth 1
      if (uses.startsWith("github/codeql-action/upload-sarif@")) uploads.push(JSON.parse(read(job.folder, inputs.sarif_file)));
    });
  }
  return { job, uploads, gh };
}

const annotations = [
  "::error file=convex/schema.ts,line=7,endLine=7,col=14,endColumn=31,title=users.email [field-added-required]::",
  "::error file=convex/schema.ts,line=8,endLine=8,col=5,endColumn=27,title=users.plan|1 [literal-removed]::",
  "::warning file=convex/schema.ts,line=4,endLine=4,col=16,title=sessions [table-removed]::",
  "::warning file=convex/schema.ts,line=5,endLine=5,col=3,title=users.by_name [index-removed]::",
];
const shown = (stdout) => stdout.split("\n").filter((line) => line.startsWith("::"));
function assertAnnotations(stdout) {
  const lines = shown(stdout);
  assert.equal(lines.length, annotations.length, stdout);
  lines.forEach((line, i) => assert(line.startsWith(annotations[i]), `${line}\n${annotations[i]}`));
}

const scenarios = {
  "the workflow of the README marks the lines, uploads valid SARIF, sums up and comments"() {
    const { job, uploads, gh } = runWorkflow("red");
    for (const { step, status, stderr } of job.ran) assert(status === 0 || step.run.includes("check"), stderr);
    const checked = job.ran.find(({ step }) => step.run.includes("schemaplan check"));
    assert.equal(checked.status, 1, checked.stderr);
    assertAnnotations(checked.stdout);
    assert.equal(uploads.length, 1);
    assertSarif(uploads[0]);
    assert.deepEqual(
      uploads[0].runs[0].results.map((one) => [one.ruleId, one.locations[0].physicalLocation.artifactLocation.uri, one.locations[0].physicalLocation.region.startLine, one.relatedLocations?.[0].physicalLocation.region.startLine]),
      [["field-added-required", "convex/schema.ts", 7, undefined], ["literal-removed", "convex/schema.ts", 8, 7], ["table-removed", "convex/schema.ts", 4, 9], ["index-removed", "convex/schema.ts", 5, 8]],
    );
    const expected = join(import.meta.dirname, "summary.md");
    if (process.env.UPDATE) writeFileSync(expected, job.summary);
    assert.equal(job.summary, read(expected));
    assert.deepEqual(gh.calls().at(-1), "api repos/me/app/issues/1/comments -X POST -F body=@schemaplan.md --silent");
  },
  "its comment is written again, not once more, and not at all from a fork"() {
    const again = runWorkflow("again", { comments: "echo https://api.example.org/comments/7; echo https://api.example.org/comments/8" });
    assert.equal(again.gh.calls().at(-1), "api https://api.example.org/comments/7 -X PATCH -F body=@schemaplan.md --silent");
    const fork = runWorkflow("fork", { fork: true });
    assert(!existsSync(join(fork.gh.path, "calls")));
  },
  "it is green where nothing breaks, with an empty run of SARIF"() {
    const { job, uploads } = runWorkflow("green", { change: { "convex/schema.ts": files.base["convex/schema.ts"] + "// the same\n" } });
    assert(!job.failed, JSON.stringify(job.ran.at(-1)));
    assert.deepEqual(uploads[0].runs[0].results, []);
    assertSarif(uploads[0]);
    assert(job.summary.includes("schemaplan: safe"));
  },
  "it says what is wrong where there is no schema, and uploads and comments nothing"() {
    const { job, uploads, gh } = runWorkflow("broken", { change: { "convex/schema.ts": "export default 1;\n" } });
    const checked = job.ran.at(-1);
    assert.equal(checked.status, 2);
    assert.match(checked.stderr, /convex\/schema.ts:1:\d+: error: .* \[not-a-schema\]/);
    assert.equal(job.summary, "");
    assert.equal(uploads.length, 0);
    assert(!existsSync(join(gh.path, "calls")));
  },
  "the action does the same, with outputs"() {
    const action = parse(read(root, "action.yml"));
    assert.equal(action.runs.using, "composite");
    const job = (name, inputs) => {
      const defaults = Object.fromEntries(Object.entries(action.inputs).map(([key, value]) => [key, value.default]));
      const at = checkout(name);
      const one = new Job(at, join(folder, `${name}-runner`), { variables: variablesOf(at), inputs: { ...defaults, package: join(folder, "packed", tarball), ...inputs } });
      for (const step of action.runs.steps) one.run(step);
      const outputs = Object.fromEntries(Object.entries(action.outputs).map(([key, { value }]) => [key, one.filled(value)]));
      return { ...one.ran[0], outputs, summary: one.summary };
    };
    const red = job("action", {});
    assert.equal(red.status, 1, red.stderr);
    assertAnnotations(red.stdout);
    assert.equal(red.outputs["exit-code"], "1");
    assertSarif(JSON.parse(read(red.outputs.sarif)));
    assert.equal(red.summary, read(import.meta.dirname, "summary.md"));
    assert.equal(read(red.outputs.markdown), red.summary);
    const inside = job("action-inside", { "working-directory": "convex", schema: "schema.ts", summary: "false" });
    assertAnnotations(inside.stdout);
    assert.equal(inside.summary, "");
    const green = job("action-green", { against: "HEAD:convex", schema: "convex" });
    assert.equal(green.status, 0, green.stdout + green.stderr);
  },
  "the hook of pre-commit tells what a commit breaks"() {
    const [hook] = parse(read(root, ".pre-commit-hooks.yaml"));
    const at = checkout("hook", files.pull, "refs/heads/main");
    execFileSync("npm", ["ci", "--ignore-scripts"], { cwd: at, stdio: "pipe" });
    const run = () => spawnSync("bash", ["-c", hook.entry], { cwd: at, encoding: "utf8" });
    assert.deepEqual([run().status, hook.args], [0, undefined]);
    writeFiles(at, { "convex/schema.ts": schema(users.replace("v.string()", "v.number()")) });
    const red = run();
    assert.equal(red.status, 1);
    assert(red.stdout.includes("[type-changed]"), red.stdout);
    for (const [file, is] of [["convex/schema.ts", true], ["lib/fields.mjs", true], ["apps/web/convex.json", true], ["README.md", false], ["x.json", false]])
      assert.equal(new RegExp(hook.files).test(file), is);
  },
  "the job for GitLab leaves its reports"() {
    const { schema: gitlab } = parse(blocks("docs/ci.md", "yaml")[0]);
    const at = checkout("gitlab", files.pull, "refs/heads/change");
    const base = git(join(folder, "gitlab/server"), "merge-base", "main", "change");
    const script = gitlab.script.join("\n");
    const { status, stderr } = spawnSync("bash", ["-e", "-c", script], { cwd: at, encoding: "utf8", env: { ...process.env, GITLAB_CI: "true", CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main", CI_MERGE_REQUEST_DIFF_BASE_SHA: base } });
    assert.equal(status, 1, stderr);
    const { codequality, junit } = gitlab.artifacts.reports;
    assert.deepEqual(JSON.parse(read(at, codequality)).map(({ location }) => location.lines.begin), [7, 8, 4, 5]);
    assert(read(at, junit).includes('failures="1"'));
  },
  "the package is complete: a licence, the notices of all that is linked in, schemas, and a program that says its version"() {
    const at = join(folder, "package");
    writeFiles(at, { "package.json": "{}" });
    execFileSync("npm", ["install", "--no-audit", join(folder, "packed", tarball)], { cwd: at, stdio: "pipe" });
    const main = join(at, "node_modules/schemaplan");
    const [inner] = readdirSync(join(main, "platforms"));
    for (const of of [main, join(main, "platforms", inner)]) {
      const { license, version, description } = JSON.parse(read(of, "package.json"));
      assert.equal(license, "MIT");
      assert.match(read(root, "CMakeLists.txt"), new RegExp(`project\\(schemaplan VERSION ${version} `));
      assert(description.length > 0);
      assert.equal(read(of, "LICENSE"), read(root, "LICENSE"));
    }
    const notices = read(main, "platforms", inner, "THIRD-PARTY-NOTICES");
    for (const name of ["tree-sitter", "tree-sitter-typescript", "@nozbe/simdjson", "libfmt-dev", "libyaml-cpp-dev", "nlohmann-json3-dev", "libcli11-dev", "libc6-dev", "Unicode, Inc."]) assert(notices.includes(name), name);
    JSON.parse(read(main, "schemas/report.schema.json"));
    // Where the package of the platform was left out, it says so.
    rmSync(join(main, "platforms"), { recursive: true });
    const { status, stdout, stderr } = spawnSync("npx", ["schemaplan", "--version"], { cwd: at, encoding: "utf8" });
    assert.deepEqual([status, stdout], [2, ""]);
    assert.match(stderr, /^schemaplan: error: there is no program for [a-z0-9]+-[a-z0-9]+ here: .* \[no-program\]\n$/);
  },
};

let failed = 0;
for (const [name, scenario] of Object.entries(scenarios)) {
  try {
    scenario();
    console.log(`ok   ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL ${name}\n${error.stack}`);
  }
}
console.log(`${Object.keys(scenarios).length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
