// What the real `convex` package makes of a schema file: bundled as Convex's own tool does
// (convex 1.48, bundler/debugBundle.ts), imported, `default.export()`. In a worker, since a
// schema is a program and may not end.
import { Worker, isMainThread, parentPort } from "node:worker_threads";
import esbuild from "esbuild";

const options = {
  bundle: true,
  platform: "browser",
  format: "esm",
  target: "esnext",
  jsx: "automatic",
  outdir: "out",
  conditions: ["convex", "module"],
  write: false,
  splitting: true,
  treeShaking: true,
  minifySyntax: true,
  minifyIdentifiers: true,
  keepNames: true,
  define: { "process.env.NODE_ENV": '"production"' },
  logLevel: "silent",
  preserveSymlinks: true,
};

// Of this process, so that a busy machine is given time; and in all.
const seconds = { used: 10, passed: 180 };
const names = new Set(Object.getOwnPropertyNames(globalThis));

const oneOf = (texts) => new RegExp(`^(${texts.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})$`);

// Packages that are not there, and these files, when they do not matter: anything that is read of them is a
// function.
const stubs = (files) => ({
  name: "stubs",
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, async ({ path, pluginData, ...rest }) => {
      if (pluginData === stubs || rest.kind === "entry-point") return undefined;
      const found = await build.resolve(path, { ...rest, pluginData: stubs });
      return found.errors.length === 0 ? found : { path, namespace: "stub" };
    });
    if (files.length > 0) build.onResolve({ filter: oneOf(files) }, ({ path }) => ({ path, namespace: "stub" }));
    build.onLoad({ filter: /.*/, namespace: "stub" }, () => ({
      contents: "module.exports = new Proxy({}, { get: () => function () {} })",
    }));
  },
});

// Files that are read as something else than what is on disk.
const editing = (edited) => ({
  name: "editing",
  setup(build) {
    build.onLoad({ filter: oneOf(Object.keys(edited)) }, ({ path }) => ({ contents: edited[path], loader: path.endsWith("x") ? "tsx" : "ts" }));
  },
});

async function bundled({ path, isStubbed, edited }, missing = []) {
  const plugins = [...(Object.keys(edited).length > 0 ? [editing(edited)] : []), ...(isStubbed ? [stubs(missing)] : [])];
  try {
    return await esbuild.build({ ...options, entryPoints: [path], plugins });
  } catch (error) {
    const more = (error.errors ?? []).map(({ text }) => /^Could not resolve "(\.[^"]*)"/.exec(text)?.[1]);
    if (!isStubbed || more.length === 0 || more.includes(undefined)) throw error;
    return bundled({ path, isStubbed, edited }, [...missing, ...more]);
  }
}

async function evaluate(request) {
  const result = await bundled(request);
  const [{ text }] = result.outputFiles;
  // Of schemas evaluated before: some versions of zod keep what they know of all types there.
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (!names.has(name)) delete globalThis[name];
  }
  const bundle = await import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);
  return bundle.default.export();
}

if (!isMainThread) {
  parentPort.on("message", async (request) => {
    try {
      parentPort.postMessage({ json: await evaluate(request) });
    } catch (error) {
      parentPort.postMessage({ error: String(error?.message ?? error) });
    }
  });
}

// Node never forgets a module, so a worker ends after some.
const perWorker = 100;

let worker;
let asked = 0;
let last = Promise.resolve();

// It ends at an error of what a schema did besides, and nobody waited for, which may be later.
function started() {
  const made = new Worker(import.meta.filename, { stdout: true, stderr: true });
  made.on("error", () => {
    if (worker === made) worker = undefined;
  });
  return made;
}

// The exported JSON of the schema file at `path`, as `{json}`, or why there is none, as `{error}`.
// One at a time. With `isStubbed`, packages and files that are not there do not matter. `edited` has the text of
// files, by their absolute path, that are to be taken for other than they are.
export function exportedByConvex(path, isStubbed = false, edited = {}) {
  last = last.then(
    () =>
      new Promise((resolve) => {
        if (asked++ % perWorker === 0) close();
        worker ??= started();
        const asking = worker;
        const give = (answer) => {
          clearInterval(watching);
          asking.off("message", give).off("error", fail);
          resolve(answer);
        };
        const start = { used: process.cpuUsage(), passed: performance.now() };
        const watching = setInterval(() => {
          const { user, system } = process.cpuUsage(start.used);
          const passed = (performance.now() - start.passed) / 1e3;
          if ((user + system) / 1e6 < seconds.used && passed < seconds.passed) return;
          close();
          give({ error: `no end in ${Math.round(passed)} s` });
        }, 200);
        const fail = (error) => give({ error: String(error?.message ?? error) });
        asking.once("message", give).once("error", fail);
        worker.postMessage({ path, isStubbed, edited });
      }),
  );
  return last;
}

// Ends the worker, so that the process can end.
export function close() {
  worker?.terminate();
  worker = undefined;
}
