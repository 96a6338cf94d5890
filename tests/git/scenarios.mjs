// `schemaplan check` where no old schema is named, in real repositories. usage: node scenarios.mjs BINARY [NAME…]
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Repository, World, schema } from "./world.mjs";

const base = { users: "v.string()" };
const broken = { users: "v.number()" };
const others = { users: "v.string()", added: "v.null()" };
const at = (tables, file = "convex/schema.ts") => ({ [file]: schema(tables) });
const typeChanged = ["type-changed users.more"];
const found = (old, now = "convex/schema.ts", changes = typeChanged) => ({ status: 1, old, now, changes });
const target = "merge-base:origin/main:convex/schema.ts";

// A server whose `main` went on, after a pull request left it: others added a table, the pull request changes a type.
function server(world, { files = at(base), change = at(broken), later = at(others) } = {}) {
  const made = world.repository("server");
  made.parted = made.commit(files);
  made.git("checkout", "-qb", "change");
  made.pull = made.commit(change);
  made.git("checkout", "-q", "main");
  made.tip = made.commit(later);
  return made;
}

// Its merge with the pull request, as GitHub makes it.
function withMerge(made, merged = at({ ...others, ...broken })) {
  made.write(merged).git("add", "-A");
  const tree = made.git("write-tree");
  made.merge = made.git("commit-tree", tree, "-p", made.tip, "-p", made.pull, "-m", "merge");
  made.git("update-ref", "refs/pull/1/merge", made.merge);
  made.git("reset", "-q", "--hard", made.tip);
  return made;
}

// As `actions/checkout` does: one commit, detached, of a depth; with depth 0 all branches.
function checkout(world, of, commit, ref, depth) {
  const made = world.repository("checkout");
  made.git("remote", "add", "origin", of.url);
  const depths = depth === 0 ? [] : [`--depth=${depth}`];
  const branches = depth === 0 ? ["+refs/heads/*:refs/remotes/origin/*"] : [];
  const own = ref.startsWith("refs/remotes/origin/") && depth === 0 ? [] : [`+${commit}:${ref}`];
  made.git("-c", "protocol.version=2", "fetch", "-q", "--no-tags", ...depths, "origin", ...branches, ...own);
  made.git("checkout", "-q", "--force", "--detach", ref);
  return made;
}

const pullVariables = (sha) => ({ CI: "true", GITHUB_ACTIONS: "true", GITHUB_EVENT_NAME: "pull_request", GITHUB_BASE_REF: "main", GITHUB_HEAD_REF: "change", GITHUB_REF: "refs/pull/1/merge", GITHUB_SHA: sha });

// The command that a message has for what is not here.
function commandOf({ refused, stdout }) {
  assert.equal(stdout, "");
  assert.match(refused, /is not in this clone; `git fetch [^`]*` fetches it, and so does `--fetch` \[missing-history\]$/);
  return refused.match(/`(git fetch [^`]*)`/)[1];
}

// What a clone lacks is named, and not fetched behind anybody's back; the command of the message brings it.
function assertFetchable(make, check, expected) {
  const first = make();
  const command = commandOf(check(first, []));
  assert.equal(commandOf(check(first, [])), command);
  const { status, stderr } = spawnSync("bash", ["-c", command], { cwd: first.folder, encoding: "utf8" });
  assert.equal(status, 0, stderr);
  assert.deepEqual(check(first, []), expected);
  first.remove();
  const second = make();
  assert.deepEqual(check(second, ["--fetch"]), expected);
  assert.deepEqual(check(second, []), expected);
  second.remove();
  return command;
}
Repository.prototype.remove = function () {
  rmSync(this.folder, { recursive: true });
};

const event = (world, content) => {
  const path = join(world.folder, "event.json");
  writeFileSync(path, JSON.stringify(content));
  return path;
};
const pushVariables = (world, before) => ({ GITHUB_ACTIONS: "true", GITHUB_EVENT_NAME: "push", GITHUB_REF: "refs/heads/main", GITHUB_EVENT_PATH: event(world, { before, repository: { default_branch: "main" } }) });
const nothing = "0".repeat(40);
const nowhere = "there is no `schema.ts` in `convex` nor in `.`, and no Convex project below; name the schema, as in `schemaplan check apps/web` [missing-schema]";

const scenarios = {
  "locally, the working tree is compared with where HEAD left the default branch"(world) {
    const made = server(world);
    const clone = world.clone(made, "clone");
    assert.deepEqual(clone.check(), { status: 0, old: target, now: "convex/schema.ts", changes: [] });
    clone.write(at(others));
    assert.deepEqual(clone.check().changes, []);
    clone.write(at(broken));
    assert.deepEqual(clone.check(), found(target, "convex/schema.ts", [...typeChanged, "table-removed added"]));
    clone.git("checkout", "-q", "--force", "change");
    assert.deepEqual(clone.check(), found(target));
    assert.deepEqual(clone.check(["."]), found(target, "."));
    assert.deepEqual(clone.check(["convex"]), found(target, "convex"));
    assert.deepEqual(clone.check(["./convex/schema.ts"]), found(target, "./convex/schema.ts"));
    assert.deepEqual(clone.check([], { inside: "convex" }), found(target, "schema.ts"));
    // In words too.
    const { stdout } = clone.run(["check"]);
    assert.equal(stdout.split("\n")[0], `breaking: documents that ${target} accepts do not all fit convex/schema.ts; a push is refused while there are such documents`);
    // What has not been pushed counts, also on `main` itself.
    clone.git("checkout", "-q", "main");
    clone.commit(at({ ...others, ...broken }));
    assert.deepEqual(clone.check(), found(target));
  },
  "others' work is not ours, once it was merged"(world) {
    const clone = world.clone(server(world), "clone", "-b", "change");
    clone.git("merge", "-q", "-s", "ours", "-m", "merge", "origin/main");
    clone.commit(at({ ...others, ...broken }));
    assert.deepEqual(clone.check(), found(target));
  },
  "the default branch is what a remote says it is, or `main`, or `master`"(world) {
    const made = server(world);
    const clone = world.clone(made, "clone", "-b", "change");
    clone.git("update-ref", "refs/remotes/origin/trunk", "origin/main~1");
    clone.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk");
    assert.equal(clone.check().old, "merge-base:origin/trunk:convex/schema.ts");
    clone.git("symbolic-ref", "-d", "refs/remotes/origin/HEAD");
    assert.equal(clone.check().old, target);
    clone.git("branch", "master", "origin/main");
    clone.git("remote", "remove", "origin");
    assert.deepEqual(clone.check(), found("merge-base:master:convex/schema.ts"));
    clone.git("branch", "-D", "-q", "master");
    assert.match(clone.check().refused, /^there is no default branch here: .*`schemaplan check merge-base:trunk convex` \[unknown-revision\]$/);
  },
  "a detached HEAD, and no local main"(world) {
    const clone = world.clone(server(world), "clone", "-b", "change");
    clone.git("checkout", "-q", "--detach");
    assert.equal(clone.git("branch", "--list", "main"), "");
    assert.deepEqual(clone.check(), found(target));
  },
  "a fork: `upstream` comes first, for `origin` may be behind"(world) {
    const made = server(world);
    const fork = world.clone(made, "fork", "--bare", "-b", "change");
    fork.git("update-ref", "refs/heads/main", made.parted);
    const clone = world.clone(fork, "clone");
    clone.git("remote", "add", "upstream", made.url);
    clone.git("fetch", "-q", "upstream");
    clone.git("checkout", "-q", "-B", "change", "upstream/main");
    clone.commit(at({ ...others, ...broken }));
    assert.deepEqual(clone.check(), found("merge-base:upstream/main:convex/schema.ts"));
    clone.git("remote", "remove", "origin");
    assert.deepEqual(clone.check(), found("merge-base:upstream/main:convex/schema.ts"));
  },
  "the merge commit of a pull request: the target branch as it was merged, in a clone of depth 2 too"(world) {
    const made = withMerge(server(world));
    for (const depth of [0, 2]) {
      const job = checkout(world, made, made.merge, "refs/remotes/pull/1/merge", depth);
      assert.deepEqual(job.check([], { variables: pullVariables(made.merge) }), found(target), `depth ${depth}`);
      job.remove();
    }
  },
  "the merge commit of a pull request in a clone of depth 1"(world) {
    const made = withMerge(server(world));
    const make = () => checkout(world, made, made.merge, "refs/remotes/pull/1/merge", 1);
    const command = assertFetchable(make, (job, words) => job.check(words, { variables: pullVariables(made.merge) }), found(target));
    assert.equal(command, `git fetch --no-tags --depth=1 origin ${made.tip}`);
  },
  "the head of a pull request, where its target went on"(world) {
    const made = withMerge(server(world));
    const variables = pullVariables(made.merge);
    const whole = checkout(world, made, made.pull, "refs/remotes/origin/change", 0);
    assert.deepEqual(whole.check([], { variables }), found(target));
    whole.remove();
    for (const depth of [1, 2]) {
      const make = () => checkout(world, made, made.pull, "refs/remotes/origin/change", depth);
      const command = assertFetchable(make, (job, words) => job.check(words, { variables }), found(target));
      // With depth 2 all of the pull request is there, and it may still be cut.
      assert.equal(command, "git fetch --no-tags --unshallow origin +refs/heads/main:refs/remotes/origin/main");
    }
  },
  "shallow clones of people"(world) {
    const made = server(world);
    for (const depth of [1, 2]) {
      const clone = () => world.clone(made, "checkout", `--depth=${depth}`, "-b", "change");
      const expected = found(target);
      const one = clone();
      assert.match(one.check().refused, /^there is no default branch here/);
      one.git("fetch", "-q", "--depth=1", "origin", "main:refs/remotes/origin/main");
      assert.match(commandOf(one.check()), /^git fetch --no-tags --unshallow origin /);
      assert.deepEqual(one.check(["--fetch"]), expected);
      one.remove();
    }
    const main = world.clone(made, "main", "--depth=1", "-b", "main");
    main.write(at({ ...others, ...broken }));
    assert.deepEqual(main.check(), found(target));
  },
  "a push is compared with what the branch was at before, however many commits it has"(world) {
    const made = world.repository("server");
    const before = made.commit(at(base));
    made.commit(at(others));
    made.commit(at({ ...others, ...broken }));
    const pushed = made.commit({ "README.md": "last" });
    const variables = pushVariables(world, before);
    const expected = found(`${before.slice(0, 12)}:convex/schema.ts`, "convex/schema.ts", [...typeChanged, "table-added added"]);
    const make = () => checkout(world, made, pushed, "refs/remotes/origin/main", 1);
    const command = assertFetchable(make, (job, words) => job.check(words, { variables }), expected);
    assert.equal(command, `git fetch --no-tags --depth=1 origin ${before}`);
    const whole = checkout(world, made, pushed, "refs/remotes/origin/main", 0);
    assert.deepEqual(whole.check([], { variables }), expected);
    const wrong = { ...variables, GITHUB_EVENT_PATH: event(world, { before: "--output=x" }) };
    assert.equal(whole.check([], { variables: wrong }).refused, "`before` is `--output=x`, which is no commit [bad-argument]");
    assert.equal(whole.check([], { variables: { ...variables, GITHUB_EVENT_PATH: "/nowhere" } }).refused, "what the job runs for has no `before`: `GITHUB_EVENT_PATH` is not what GitHub writes [bad-argument]");
    // What a force push threw away is still what was there; it is no ancestor.
    whole.git("checkout", "-q", "--orphan", "other");
    whole.commit(at(broken));
    const gone = pushVariables(world, pushed);
    assert.deepEqual(whole.check([], { variables: gone }).changes, ["table-removed added"]);
    // A queue of merges says it in its own words.
    const queued = { GITHUB_EVENT_NAME: "merge_group", GITHUB_EVENT_PATH: event(world, { merge_group: { base_sha: before } }) };
    assert.deepEqual(whole.check([], { variables: queued }), found(`${before.slice(0, 12)}:convex/schema.ts`));
  },
  "a branch that is pushed for the first time is compared with where it left the default branch"(world) {
    const made = server(world);
    const variables = pushVariables(world, nothing);
    const make = () => checkout(world, made, made.pull, "refs/remotes/origin/change", 1);
    assertFetchable(make, (job, words) => job.check(words, { variables }), found(target));
  },
  "a push to the default branch where nothing says what was there before"(world) {
    const made = server(world, { change: at(base) });
    made.commit(at({ ...others, ...broken }));
    const clone = world.clone(made, "clone");
    const said = (variables, words = []) => {
      const { status, stdout, stderr } = clone.run(["check", ...words], { variables });
      assert.equal(status, 0);
      assert.match(stdout, /^safe: /);
      return stderr;
    };
    const note = "note: `merge-base:origin/main` is HEAD itself, so nothing that is committed is compared; for a push, name what was there before, as in `schemaplan check HEAD~1:convex/schema.ts convex/schema.ts` where it was one commit\n";
    assert.equal(said({ CI: "1" }), note);
    assert.equal(said({ CI: "true", GITHUB_ACTIONS: "true", GITHUB_EVENT_NAME: "workflow_dispatch" }), note);
    for (const CI of ["", "false", "0"]) assert.equal(said({ CI }), "");
    const words = note.match(/`schemaplan check ([^`]*)`/)[1].split(" ");
    assert.deepEqual(clone.check(words, { variables: { CI: "1" } }), found(words[0]));
    assert.equal(clone.run(["check", ...words], { variables: { CI: "1" } }).stderr, "");
    // Elsewhere there is something to compare.
    clone.git("checkout", "-q", "change");
    assert.equal(said({ CI: "1" }), "");
  },
  "a job of `pull_request_target` has nothing of the pull request"(world) {
    const made = withMerge(server(world));
    const job = checkout(world, made, made.tip, "refs/remotes/origin/main", 0);
    const variables = { ...pullVariables(made.tip), GITHUB_EVENT_NAME: "pull_request_target", GITHUB_REF: "refs/heads/main" };
    assert.match(job.check([], { variables }).refused, /^a job of `pull_request_target` has the target branch checked out/);
    job.git("checkout", "-q", made.pull);
    assert.deepEqual(job.check([], { variables }), found(target));
  },
  "GitLab: merge requests, merged results and pushes"(world) {
    const made = withMerge(server(world));
    const request = { GITLAB_CI: "true", CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main", CI_COMMIT_BEFORE_SHA: nothing };
    const make = () => checkout(world, made, made.pull, "refs/remotes/origin/change", 1);
    const alone = { ...request, CI_MERGE_REQUEST_DIFF_BASE_SHA: made.parted, CI_MERGE_REQUEST_TARGET_BRANCH_SHA: "" };
    assert.equal(assertFetchable(make, (job, words) => job.check(words, { variables: alone }), found(target)), `git fetch --no-tags --depth=1 origin ${made.parted}`);
    assertFetchable(make, (job, words) => job.check(words, { variables: request }), found(target));
    // The result of merging has others' work in it.
    const merged = { ...alone, CI_MERGE_REQUEST_TARGET_BRANCH_SHA: made.tip };
    assert.deepEqual(checkout(world, made, made.merge, "refs/remotes/origin/merge", 2).check([], { variables: merged }), found(target));
    const job = new Repository(join(world.folder, "checkout"));
    const push = { GITLAB_CI: "true", CI_COMMIT_BEFORE_SHA: made.tip, CI_DEFAULT_BRANCH: "main" };
    assert.deepEqual(job.check([], { variables: push }), found(`${made.tip.slice(0, 12)}:convex/schema.ts`));
    const first = { ...push, CI_COMMIT_BEFORE_SHA: nothing };
    assert.match(commandOf(job.check([], { variables: first })), /\+refs\/heads\/main:refs\/remotes\/origin\/main$/);
    assert.equal(job.check([], { variables: { ...merged, CI_MERGE_REQUEST_TARGET_BRANCH_SHA: "HEAD" } }).refused, "`CI_MERGE_REQUEST_TARGET_BRANCH_SHA` is `HEAD`, which is no commit [bad-argument]");
  },
  "no name of a branch is an option, or runs anything"(world) {
    const made = withMerge(server(world));
    const job = checkout(world, made, made.pull, "refs/remotes/origin/change", 1);
    const named = (name) => job.check(["--fetch"], { variables: { ...pullVariables(made.merge), GITHUB_BASE_REF: name } }).refused;
    for (const name of ["--upload-pack=touch x", "-x", "a b", "a..b", "a:b", "main\n", "/main", "a@{1}", "*"])
      assert.equal(named(name), `\`GITHUB_BASE_REF\` is \`${name}\`, which names no branch [bad-argument]`);
    const hostile = "a';touch$IFS'x'`touch$IFS'y'`";
    assert.match(named(hostile), /^`git fetch .*` failed: fatal: couldn't find remote ref refs\/heads\/a.* \[git-failed\]$/);
    const { refused } = job.check([], { variables: { ...pullVariables(made.merge), GITHUB_BASE_REF: hostile } });
    spawnSync("bash", ["-c", refused.match(/(git fetch .*)` fetches it/)[1]], { cwd: job.folder });
    assert(!existsSync(join(job.folder, "x")) && !existsSync(join(job.folder, "y")));
    // A file that is called like the old schema is not taken for it.
    const whole = world.clone(made, "clone", "-b", "change");
    const id = `merge-base:origin/main:convex/schema.ts`;
    whole.commit(at(broken, id));
    assert.deepEqual(whole.check(), found(target));
  },
  "packages are of the version that the lock file of each side has, installed or not"(world) {
    const auth = (version) => ({
      "package.json": JSON.stringify({ dependencies: { "@convex-dev/auth": `^${version}` } }),
      "package-lock.json": JSON.stringify({ packages: { "node_modules/@convex-dev/auth": { version } } }),
    });
    const tables = 'import { defineSchema } from "convex/server";\nimport { authTables } from "@convex-dev/auth/server";\nexport default defineSchema(authTables);\n';
    const clone = world.clone(server(world, { files: { "convex/schema.ts": tables, ...auth("0.0.43") }, change: auth("0.0.90"), later: {} }), "clone");
    assert.deepEqual(clone.check().changes, []);
    clone.git("checkout", "-q", "change");
    const changes = ["field-added-optional authRefreshTokens.firstUsedTime", "field-added-optional authRefreshTokens.parentRefreshTokenId"];
    assert.deepEqual(clone.check().changes.filter((one) => one.startsWith("field-")), changes);
    // As it is after an install, of which git knows nothing.
    const installed = (version) => ({ "node_modules/@convex-dev/auth/package.json": JSON.stringify({ name: "@convex-dev/auth", version }) });
    clone.write({ ...installed("0.0.90"), ".gitignore": "node_modules" });
    assert.deepEqual(clone.check().changes.filter((one) => one.startsWith("field-")), changes);
    clone.git("checkout", "-q", "main");
    clone.write(installed("0.0.43"));
    assert.deepEqual(clone.check(), { status: 0, old: target, now: "convex/schema.ts", changes: [] });
  },
  "a renamed schema file is followed"(world) {
    const more = Object.fromEntries(["a", "b", "c", "d", "e", "f"].map((name) => [name, "v.string()"]));
    const made = server(world, { files: at({ ...base, ...more }, "old/tables.ts"), change: {}, later: {} });
    const clone = world.clone(made, "clone");
    clone.git("checkout", "-qb", "move");
    clone.write({ "src/db/.keep": "" });
    clone.git("mv", "old/tables.ts", "src/db/tables.ts");
    clone.write(at({ ...broken, ...more }, "src/db/tables.ts"));
    const expected = found("merge-base:origin/main:old/tables.ts", "src/db/tables.ts");
    assert.deepEqual(clone.check(["src/db/tables.ts"]), expected);
    clone.commit();
    assert.deepEqual(clone.check(["src/db/tables.ts"]), expected);
    assert.deepEqual(clone.check(["tables.ts"], { inside: "src/db" }), { ...expected, now: "tables.ts" });
    // What git does not see is asked, and not guessed.
    clone.git("checkout", "-q", "main");
    renameSync(join(clone.folder, "old"), join(clone.folder, "new"));
    clone.write(at({ ...broken, ...more }, "new/tables.ts"));
    const { refused } = clone.check(["new/tables.ts"]);
    assert.equal(
      refused,
      "there is no `new/tables.ts` in `merge-base:origin/main`, and `old/tables.ts`, which is there, is gone; if it is new, `schemaplan check empty new/tables.ts` says so, if not, `schemaplan check merge-base:origin/main:old/tables.ts new/tables.ts` [missing-schema]",
    );
    assert.deepEqual(clone.check(["merge-base:origin/main:old/tables.ts", "new/tables.ts"]).changes, typeChanged);
    assert.equal(clone.check(["empty", "new/tables.ts"]).status, 0);
  },
  "a project that moved is followed"(world) {
    const clone = world.clone(server(world, { files: at(base, "app/convex/schema.ts"), change: {}, later: {} }), "clone");
    clone.write({ "apps/.keep": "" }).git("mv", "app", "apps/web");
    assert.deepEqual(clone.check(), { status: 0, old: "merge-base:origin/main:app/convex/schema.ts", now: "apps/web/convex/schema.ts", changes: [] });
  },
  "a schema that is new"(world) {
    const clone = world.clone(server(world, { files: { "src/schema.ts": "export const drizzle = 1;\n" }, change: {}, later: {} }), "clone");
    clone.write(at(base));
    const expected = { status: 0, old: "empty (no schema in merge-base:origin/main)", now: "convex/schema.ts", changes: ["table-added users"] };
    assert.deepEqual(clone.check(), expected);
    clone.git("checkout", "-qb", "new");
    clone.commit();
    assert.deepEqual(clone.check(["convex"]), { ...expected, now: "convex" });
    // Before the first commit all is new.
    const fresh = world.repository("fresh");
    assert.equal(fresh.check().refused, nowhere);
    fresh.write(at(base));
    assert.deepEqual(fresh.check(), { ...expected, old: "empty" });
  },
  "a `schema.ts` at the top is none of a project with a functions folder"(world) {
    const clone = world.clone(server(world, { files: { "schema.ts": "export const drizzle = 1;\n" }, change: {}, later: {} }), "clone");
    clone.write(at(base));
    assert.equal(clone.check().old, "empty (no schema in merge-base:origin/main)");
  },
  "a functions folder of another name, and one that changes"(world) {
    const files = { "convex.json": '{ "functions": "src/backend" }', ...at(base, "src/backend/schema.ts") };
    const clone = world.clone(server(world, { files, change: at(broken, "src/backend/schema.ts"), later: { "src/backend/x.ts": "" } }), "clone", "-b", "change");
    assert.deepEqual(clone.check(), found("merge-base:origin/main:src/backend/schema.ts", "src/backend/schema.ts"));
    // Nothing alike, a copy left behind, and still the same project.
    clone.write({ "convex.json": "{}", "convex/schema.ts": `// moved\n${schema({ users: "v.number()", x: "v.null()", y: "v.null()", z: "v.null()" })}` });
    const expected = found("merge-base:origin/main:src/backend/schema.ts", "convex/schema.ts", [...typeChanged, "table-added x", "table-added y", "table-added z"]);
    for (const words of [[], ["."], ["convex"], ["convex/schema.ts"]]) {
      const { changes, ...rest } = clone.check(words);
      assert.deepEqual({ ...rest, changes: changes.sort() }, { ...expected, now: words[0] ?? "convex/schema.ts", changes: expected.changes.sort() });
    }
    clone.write({ "convex.json": "{ functions }" });
    assert.match(clone.run(["check"]).stderr, /^convex.json:1:3: error: .* \[bad-configuration\]\n$/);
    clone.commit();
    clone.git("push", "-q", "origin", "HEAD:other");
    clone.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/other");
    clone.write({ "convex.json": "{}" });
    assert.match(clone.run(["check"]).stderr, /^convex.json:1:3: error: .* \[bad-configuration\]\n$/);
  },
  "a monorepo with two apps"(world) {
    const files = { ...at(base, "apps/web/convex/schema.ts"), "apps/admin/convex.json": '{ "functions": "../../packages/admin" }', ...at(base, "packages/admin/schema.ts") };
    const clone = world.clone(server(world, { files, change: at(broken, "packages/admin/schema.ts"), later: {} }), "clone", "-b", "change");
    assert.deepEqual(clone.check().refused, "there are 2 Convex projects below this folder, so name one: `schemaplan check apps/admin`, `schemaplan check apps/web` [missing-schema]");
    const admin = found("merge-base:origin/main:packages/admin/schema.ts", "apps/admin");
    assert.deepEqual(clone.check(["apps/admin"]), admin);
    assert.deepEqual(clone.check([], { inside: "apps/admin" }), { ...admin, now: "../../packages/admin/schema.ts" });
    const web = { status: 0, old: "merge-base:origin/main:apps/web/convex/schema.ts", now: "apps/web", changes: [] };
    assert.deepEqual(clone.check(["apps/web"]), web);
    assert.deepEqual(clone.check([], { inside: "apps/web" }), { ...web, now: "convex/schema.ts" });
    // Where only one is left, it is meant; what is ignored or installed does not count.
    clone.git("rm", "-rq", "apps/admin");
    clone.write({ ".gitignore": "node_modules\n", ...at(base, "node_modules/x/convex/schema.ts") });
    assert.deepEqual(clone.check(), { ...web, now: "apps/web/convex/schema.ts" });
  },
  "submodules"(world) {
    const inner = world.repository("inner");
    inner.commit(at(base, "app/convex/schema.ts"));
    const outer = world.repository("outer");
    outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner.url, "lib/inner");
    outer.commit();
    outer.git("checkout", "-qb", "change");
    const inside = new Repository(join(outer.folder, "lib/inner"));
    inside.commit(at(broken, "app/convex/schema.ts"));
    const expected = found("merge-base:main:lib/inner/app/convex/schema.ts", "lib/inner/app");
    assert.deepEqual(outer.check(["lib/inner/app"]), expected);
    outer.commit();
    assert.deepEqual(outer.check(["lib/inner/app"]), expected);
    assert.deepEqual(inside.check(["app"]), found("merge-base:origin/main:app/convex/schema.ts", "app"));
    inside.git("mv", "app", "moved");
    assert.match(outer.check(["lib/inner/moved"]).refused, /^there is no `lib\/inner\/moved\/convex\/schema.ts` in `merge-base:main`, and it is in a submodule, where files are not followed; /);
  },
  "worktrees"(world) {
    const clone = world.clone(server(world), "clone");
    clone.git("worktree", "add", "-q", "../tree", "change");
    const tree = new Repository(join(world.folder, "tree"));
    assert.deepEqual(tree.check(), found(target));
    assert.deepEqual(clone.check().changes, []);
  },
  "a hook of git sees what is about to be committed"(world) {
    const clone = world.clone(server(world), "clone");
    writeFileSync(join(clone.folder, ".git/hooks/pre-commit"), `#!/bin/sh\nexec ${process.argv[2]} check\n`, { mode: 0o755 });
    clone.write(at({ ...others, more: "v.null()" }));
    clone.git("commit", "-qam", "fits");
    clone.write(at({ ...others, ...broken }));
    assert.throws(() => clone.git("commit", "-qam", "breaks"));
    clone.git("mv", "convex", "moved");
    assert.throws(() => clone.git("commit", "-qm", "moved"), /no `schema.ts`/);
  },
  "where there is no repository, or no working tree, or nothing to compare"(world) {
    const made = server(world);
    const bare = world.clone(made, "bare", "--bare");
    assert.equal(bare.check().refused, nowhere);
    const clone = world.clone(made, "clone");
    // A branch without a commit beside others: nothing says that there was no schema.
    clone.git("symbolic-ref", "HEAD", "refs/heads/unborn");
    assert.equal(clone.check().refused, "HEAD is at no commit, though there are some here; check one out, or name what to compare with, as in `schemaplan check main: .` [unknown-revision]");
    assert.equal(clone.check(["main:", "."]).status, 0);
    clone.git("symbolic-ref", "HEAD", "refs/heads/main");
    for (const argument of ["-", "empty", "main:convex"])
      assert.equal(clone.check([argument]).refused, `what \`${argument}\` is to be compared with cannot be told; name the old schema too, \`schemaplan check OLD ${argument}\`, or the new one, \`schemaplan check ${argument} NEW\` [bad-argument]`);
    assert.equal(clone.check(["nothing"]).refused, "there is no file `nothing` [missing-file]");
    const hint = (name) => `there is no file \`${name}\`; the revision of that name is \`${name}:\`, and where HEAD left it \`merge-base:${name}\` [missing-file]`;
    assert.equal(clone.check(["--against", "main"]).refused, hint("main"));
    assert.equal(clone.check(["convex", "--against", "origin/change"]).refused, hint("origin/change"));
    assert.equal(clone.check(["HEAD~1"]).refused, hint("HEAD~1"));
    assert.equal(clone.check(["HEAD~1", "convex"]).refused, hint("HEAD~1"));
    assert.equal(clone.check(["--against", "merge-base:main"]).refused, undefined);
    rmSync(join(clone.folder, ".git"), { recursive: true });
    assert.equal(clone.check().refused, "no old schema is named, so it is in git, and the current folder is in no git repository [git-failed]");
    const outside = world.clone(made, "outside");
    assert.match(outside.check(["../clone/convex"]).refused, /^`..\/clone\/convex` is in no working tree of this repository/);
  },
  "branches that were merged into each other"(world) {
    const made = world.repository("both");
    made.commit(at(base));
    made.git("checkout", "-qb", "change");
    made.git("commit", "-q", "--allow-empty", "-m", "first");
    const change = made.git("rev-parse", "HEAD");
    made.git("checkout", "-q", "main");
    const main = made.commit(at(others));
    made.git("merge", "-q", "--no-ff", "-m", "change into main", change);
    made.git("checkout", "-q", "change");
    made.git("merge", "-q", "--no-ff", "-m", "main into change", main);
    made.commit(at({ users: "v.string()", added: "v.number()" }));
    const { refused } = made.check();
    assert.match(refused, new RegExp(`^the branches were merged into each other, and parted at 2 commits; .*--against .*${main}:`));
  },
  "a partial clone"(world) {
    const made = server(world);
    made.git("config", "uploadpack.allowFilter", "true");
    made.git("config", "uploadpack.allowAnySHA1InWant", "true");
    const clone = world.clone(made, "clone", "--filter=blob:none", "-b", "change");
    const { refused } = clone.check();
    const lacks = /^a part of `merge-base:origin\/main` is not in this partial clone; `(git cat-file -p [^`]+)` fetches it, and so does `--fetch` \[missing-history\]$/;
    assert.match(refused, lacks);
    world.shell(clone.folder, refused.match(lacks)[1]);
    assert.deepEqual(clone.check(), found(target));
    assert.deepEqual(world.clone(made, "fetched", "--filter=blob:none", "-b", "change").check(["--fetch"]), found(target));
    // Without trees: as many steps as there are folders, or one.
    const treeless = world.clone(made, "treeless", "--filter=tree:0", "-b", "change");
    const named = treeless.check(["origin/main:", "."]).refused;
    assert.match(named, /^a part of `origin\/main` is not in this partial clone; `git cat-file -p '[0-9a-f]+\^\{tree\}'` fetches it \[missing-history\]$/);
    const commands = [];
    for (let said = treeless.check(); said.refused; said = treeless.check()) {
      commands.push(said.refused.match(lacks)[1]);
      world.shell(treeless.folder, commands.at(-1));
      assert(commands.length < 5, said.refused);
    }
    assert(commands.length > 1);
    assert.deepEqual(treeless.check(), found(target));
    assert.deepEqual(world.clone(made, "treeless-fetched", "--filter=tree:0", "-b", "change").check(["--fetch"]), found(target));
    // The history is needed too where a commit is; what a server does not give is said.
    const gone = world.clone(made, "gone", "--filter=tree:0", "-b", "change");
    gone.git("remote", "set-url", "origin", "file:///nowhere");
    assert.match(gone.check(["--fetch"]).refused, /is not in this partial clone; `git cat-file -p [^`]+` fetches it, or says why it cannot \[missing-history\]$/);
  },
  "a schema that was renamed, in a partial clone"(world) {
    const made = server(world);
    made.git("config", "uploadpack.allowFilter", "true");
    made.git("config", "uploadpack.allowAnySHA1InWant", "true");
    made.git("checkout", "-q", "change");
    made.git("mv", "convex", "functions");
    made.pull = made.commit(at(broken, "functions/schema.ts"));
    made.git("checkout", "-q", "main");
    const clone = world.clone(made, "clone", "--filter=blob:none", "-b", "change");
    assert.match(clone.check(["functions"]).refused, /^whether `functions\/schema.ts` was renamed cannot be told in this partial clone, which lacks files to compare it with; `--fetch` fetches them \[missing-history\]$/);
    assert.deepEqual(clone.check(["functions", "--fetch"]), found(target, "functions"));
    assert.deepEqual(clone.check(["functions"]), found(target, "functions"));
  },
};

let failed = 0;
const names = process.argv.slice(3);
const chosen = Object.entries(scenarios).filter(([name]) => names.length === 0 || names.some((one) => name.includes(one)));
for (const [name, scenario] of chosen) {
  const world = new World("git");
  try {
    scenario(world);
    console.log(`ok   ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL ${name}\n${error.stack}`);
  } finally {
    world.end();
  }
}
console.log(`${chosen.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
