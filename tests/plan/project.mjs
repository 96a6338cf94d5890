// A project around a pair of schemas: what a team would have, and what the phases of a plan make of it.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { codegen } from "./codegen.mjs";

const tsconfig = {
  compilerOptions: {
    strict: true,
    noImplicitReturns: true,
    noUncheckedIndexedAccess: true,
    target: "ESNext",
    lib: ["ES2023", "dom"],
    module: "ESNext",
    moduleResolution: "Bundler",
    skipLibCheck: true,
    isolatedModules: true,
    noEmit: true,
    types: [],
  },
  include: ["*/convex/**/*"],
};

// A folder for projects, which share the packages and are checked and tested together.
export function makeWorkspace(folder, packages) {
  mkdirSync(folder, { recursive: true });
  symlinkSync(packages, path.join(folder, "node_modules"));
  writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
}

const functionsIn = (folder) =>
  readdirSync(folder).filter((name) => /^[^.]+\.ts$/.test(name) && name !== "schema.ts");

// The code of an application that no case asks for more of: it reads and writes every table there is.
function applicationFor(schema) {
  const tables = [...schema.matchAll(/^ {2}(\w+): defineTable/gm)].map(([, table]) => table);
  const code = tables.map(
    (table) => `
export const list_${table} = query({
  args: {},
  handler: async (ctx): Promise<Doc<"${table}">[]> => await ctx.db.query("${table}").order("desc").take(10),
});

export const add_${table} = mutation({
  args: { document: schema.tables.${table}.validator },
  handler: async (ctx, { document }) => await ctx.db.insert("${table}", document),
});
`,
  );
  return `import type { Doc } from "./_generated/dataModel.js";
import { mutation, query } from "./_generated/server.js";
import schema from "./schema.js";
${code.join("")}`;
}

// The project of a case on the day before its plan: the code of the new schema.
export function makeProject(workspace, name, source) {
  const folder = path.join(workspace, name);
  const convex = path.join(folder, "convex");
  mkdirSync(convex, { recursive: true });
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ name, type: "module", dependencies: { convex: "1.48.0" } }));
  const schema = readFileSync(path.join(source, "new.ts"), "utf8");
  writeFileSync(path.join(convex, "schema.ts"), schema);
  const app = path.join(source, "app.ts");
  writeFileSync(path.join(convex, "app.ts"), existsSync(app) ? readFileSync(app) : applicationFor(schema));
  const own = ["old.ts", "new.ts", "app.ts", "filled.ts"];
  for (const file of readdirSync(source)) {
    if (file.endsWith(".ts") && !own.includes(file)) cpSync(path.join(source, file), path.join(convex, file));
  }
  return folder;
}

// A phase of a plan; none, if it is not in it.
export const phaseOf = (plan, phase) => plan.json.phases.find(({ name }) => name === phase);

// Does what PLAN.md says of a phase: copies the files it writes, and removes those it deletes.
export function applyPhase(project, plan, phase) {
  const { write, delete: deleted } = phaseOf(plan, phase);
  for (const { path: file } of write) cpSync(path.join(plan.folder, phase, file), path.join(project, file));
  for (const { path: file } of deleted) rmSync(path.join(project, file));
}

// The real `_generated` of a project. It depends on nothing but which functions and components there are,
// so that it is generated once for each set of those.
const generated = new Map();
export async function generate(project, planName) {
  const convex = path.join(project, "convex");
  const config = path.join(convex, "convex.config.ts");
  const mount = existsSync(config) ? readFileSync(config, "utf8") : "";
  const named = (text) => text.replaceAll(planName ?? "no plan", "THE_PLAN");
  const key = named(JSON.stringify([functionsIn(convex).sort(), mount]));
  const folder = path.join(convex, "_generated");
  if (!generated.has(key)) {
    const name = /dataMigrations/.exec(mount)?.[0];
    await codegen(project, path.join(project, "../node_modules"), name ? { migrations: name } : {});
    const files = readdirSync(folder).map((name) => [name, named(readFileSync(path.join(folder, name), "utf8"))]);
    generated.set(key, files);
  }
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of generated.get(key)) {
    writeFileSync(path.join(folder, name), text.replaceAll("THE_PLAN", planName ?? "no plan"));
  }
}
