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

const seconds = 10;

async function evaluate(path) {
  const result = await esbuild.build({ ...options, entryPoints: [path] });
  const [{ text }] = result.outputFiles;
  const bundle = await import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);
  return bundle.default.export();
}

if (!isMainThread) {
  parentPort.on("message", async (path) => {
    try {
      parentPort.postMessage({ json: await evaluate(path) });
    } catch (error) {
      parentPort.postMessage({ error: String(error?.message ?? error) });
    }
  });
}

let worker;
let last = Promise.resolve();

// The exported JSON of the schema file at `path`, as `{json}`, or why there is none, as `{error}`.
// One at a time.
export function exportedByConvex(path) {
  last = last.then(
    () =>
      new Promise((resolve) => {
        worker ??= new Worker(import.meta.filename);
        const giveUp = setTimeout(() => {
          worker.terminate();
          worker = undefined;
          resolve({ error: `no end in ${seconds} s` });
        }, seconds * 1000);
        worker.once("message", (answer) => {
          clearTimeout(giveUp);
          resolve(answer);
        });
        worker.postMessage(path);
      }),
  );
  return last;
}

// Ends the worker, so that the process can end.
export function close() {
  worker?.terminate();
  worker = undefined;
}
