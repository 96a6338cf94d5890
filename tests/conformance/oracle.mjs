// What the real `convex` package makes of a schema file: bundled as Convex's own tool does
// (convex 1.48, bundler/debugBundle.ts), imported, `default.export()`.
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
};

// The exported JSON of the schema file at `path`, or an error.
export async function exportedByConvex(path) {
  const result = await esbuild.build({ ...options, entryPoints: [path] });
  const [{ text }] = result.outputFiles;
  const bundle = await import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);
  return bundle.default.export();
}

// The same, as `{json}` or `{error}`.
export async function tryExport(path) {
  try {
    return { json: await exportedByConvex(path) };
  } catch (error) {
    return { error: String(error?.message ?? error) };
  }
}

// `node oracle.mjs FILE` prints it.
if (process.argv[1] === import.meta.filename) {
  process.stdout.write(`${await exportedByConvex(process.argv[2])}\n`);
}
