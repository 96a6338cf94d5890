// Runs the `run:` steps of a GitHub workflow or of a composite action as GitHub's runner does: each in a shell of
// its own, with the variables of a pull request; `if:` and `${{ }}` are expressions over the same context.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export class Job {
  // `folder` is the checkout, `state` a folder for the runner's own files.
  constructor(folder, state, { inputs = {}, variables = {}, context = {} } = {}) {
    mkdirSync(state, { recursive: true });
    this.folder = folder;
    this.summaryFile = join(state, "summary");
    this.outputFile = join(state, "output");
    this.variables = { CI: "true", GITHUB_ACTIONS: "true", GITHUB_WORKSPACE: folder, RUNNER_TEMP: state, GITHUB_STEP_SUMMARY: this.summaryFile, GITHUB_OUTPUT: this.outputFile, ...variables };
    this.context = { inputs, steps: {}, ...context };
    this.failed = false;
    this.ran = [];
    writeFileSync(this.summaryFile, "");
  }

  get summary() {
    return readFileSync(this.summaryFile, "utf8");
  }

  // Enough of GitHub's expressions: those used here are JavaScript, but for what `hashFiles` is.
  evaluate(expression) {
    const functions = { always: () => true, failure: () => this.failed, hashFiles: (name) => (existsSync(join(this.folder, name)) ? "hash" : "") };
    const scope = { ...functions, ...this.context };
    return new Function(...Object.keys(scope), `return (${expression.replaceAll(/\.([a-z]+(?:-[a-z]+)+)/g, '["$1"]')});`)(...Object.values(scope));
  }

  filled(text) {
    return String(text).replaceAll(/\$\{\{(.*?)\}\}/g, (_, expression) => this.evaluate(expression));
  }

  run(step, uses = () => {}) {
    if (!(step.if === undefined ? !this.failed : this.evaluate(String(step.if)) && (/always\(\)|failure\(\)/.test(step.if) || !this.failed))) return;
    if (step.uses) return uses(step);
    const env = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, this.filled(value)]));
    writeFileSync(this.outputFile, "");
    const options = step.shell === "bash" ? ["--noprofile", "--norc", "-eo", "pipefail"] : ["-e"];
    const cwd = join(this.folder, this.filled(step["working-directory"] ?? "."));
    const { status, stdout, stderr } = spawnSync("bash", [...options, "-c", this.filled(step.run)], { cwd, encoding: "utf8", env: { ...process.env, ...this.variables, ...env } });
    const outputs = Object.fromEntries(readFileSync(this.outputFile, "utf8").split("\n").filter(Boolean).map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
    if (step.id) this.context.steps[step.id] = { outputs };
    if (status !== 0) this.failed = true;
    this.ran.push({ step, status, stdout, stderr });
  }
}
