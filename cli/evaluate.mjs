// Given to node by `--evaluate node`: prints what the project's own `convex` makes of a schema file. Bundled
// as Convex's own tool does (convex 1.48, bundler/debugBundle.ts, serverOnly.ts, wasm.ts), in memory.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { isAbsolute, join } from "node:path";
import { pathToFileURL } from "node:url";

const [file, directory, token] = process.argv.splice(1);

// What the schema prints goes to stderr; the answer is between two tokens that it does not know.
const print = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr);

// `lines` are of a number that the kind tells.
function answer(kind, ...lines) {
  print([token, kind, ...lines, token].join("\n"), () => process.exit(0));
  return new Promise(() => {});
}

function oneLine(error) {
  let text = "something that is no error";
  try {
    text = String(error?.message || error);
  } catch {}
  return text.trim().split("\n")[0];
}

function resolve(name, from) {
  try {
    return createRequire(from).resolve(name);
  } catch {
    return undefined;
  }
}

const plugins = [
  {
    name: "server-only",
    setup(build) {
      build.onResolve({ filter: /^server-only$/ }, ({ path }) => ({ path, namespace: "server-only-stub" }));
      build.onLoad({ filter: /.*/, namespace: "server-only-stub" }, () => ({ contents: "", loader: "js" }));
    },
  },
  {
    name: "async-hooks",
    setup(build) {
      build.onResolve({ filter: /^(node:)?async_hooks$/ }, ({ path }) => ({ path, namespace: "async-hooks-shim" }));
      build.onLoad({ filter: /.*/, namespace: "async-hooks-shim" }, () => ({
        contents: `export const AsyncLocalStorage = globalThis.AsyncLocalStorage;
          export const AsyncResource = globalThis.AsyncResource;
          export default { AsyncLocalStorage, AsyncResource };`,
        loader: "js",
      }));
    },
  },
  {
    name: "wasm",
    setup(build) {
      build.onResolve({ filter: /\.wasm$/ }, ({ path, namespace, resolveDir }) => {
        if (namespace === "wasm-stub") return { path, namespace: "wasm-binary" };
        if (resolveDir === "") return undefined;
        return { path: isAbsolute(path) ? path : join(resolveDir, path), namespace: "wasm-stub" };
      });
      build.onLoad({ filter: /.*/, namespace: "wasm-stub" }, ({ path }) => ({
        contents: `import wasm from ${JSON.stringify(path)};
          export default new WebAssembly.Module(wasm);`,
      }));
      build.onLoad({ filter: /.*/, namespace: "wasm-binary" }, async ({ path }) => ({
        contents: await readFile(path),
        loader: "binary",
      }));
    },
  },
];

const convex = resolve("convex/server", file);
if (convex === undefined) await answer("missing", "convex");
// Convex's own, and else the project's.
const found = resolve("esbuild", convex) ?? resolve("esbuild", file);
if (found === undefined) await answer("missing", "esbuild");
const { default: esbuild } = await import(pathToFileURL(found).href);

let bundle;
try {
  const result = await esbuild.build({
    absWorkingDir: directory,
    entryPoints: [file],
    bundle: true,
    platform: "browser",
    format: "esm",
    target: "esnext",
    jsx: "automatic",
    outdir: "out",
    conditions: ["convex", "module"],
    plugins,
    write: false,
    treeShaking: true,
    minifySyntax: true,
    minifyIdentifiers: true,
    keepNames: true,
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "silent",
  });
  bundle = result.outputFiles.find(({ path }) => path.endsWith(".js")).text;
} catch (error) {
  const first = error?.errors?.[0];
  if (first === undefined) await answer("failed", oneLine(error));
  const { file = "", line = 0, column = 0 } = first.location ?? {};
  await answer("unbundled", file, line, column, oneLine(first.text));
}

let exported;
try {
  const module = await import(`data:text/javascript;base64,${Buffer.from(bundle).toString("base64")}`);
  if (!("default" in module)) await answer("no-default");
  if (typeof module.default?.export !== "function") await answer("no-schema");
  const schema = module.default.export();
  exported = typeof schema === "string" ? schema : JSON.stringify(schema);
} catch (error) {
  await answer("thrown", oneLine(error));
}
if (exported === undefined) await answer("no-schema");
await answer("schema", exported);
