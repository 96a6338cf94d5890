// What to try with each version of a package that there is a model of.
import { entSchemas, entsProgram, zodProgram, zodTypes } from "./random_programs.mjs";

const numbers = (version) => version.split("-")[0].split(".").map(Number);
const isFrom = (version, first) => {
  const [a, b] = [numbers(version), numbers(first)];
  const at = a.findIndex((n, i) => n !== b[i]);
  return at === -1 || a[at] > b[at];
};

const zod3 = (zod, helpers, filter = () => true) => ({
  make: (r, n) => zodTypes(r, 3, n).filter(([, isOutput]) => filter(isOutput)),
  write: (items) => zodProgram(items, 3, zod, helpers),
});
const zod4 = (zod, helpers) => ({ make: (r, n) => zodTypes(r, 4, n), write: (items) => zodProgram(items, 4, zod, helpers) });

const table = (imports, fields) => `${imports}
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

function attempt(what: () => any): any {
  try {
    return what();
  } catch {
    return v.literal("throws");
  }
}
export default defineSchema({ all: defineTable({
${fields.map((field, i) => `  f${i}: attempt(() => ${field}),`).join("\n")}
}) });
`;

const authPrograms = {
  tables: `import { authTables } from "@convex-dev/auth/server";
import { defineSchema } from "convex/server";
export default defineSchema({ ...authTables });
`,
};

function helperPrograms(version) {
  const from = (first, ...list) => (isFrom(version, first) ? list : []);
  const until = (last, ...list) => (isFrom(version, last) ? [] : list);
  const validators = [
    ...from("0.1.19", "h.literals()", "h.literals('a')", "h.literals('a', 1)", "h.literals('a', 'b', 3n, true)", "h.nullable(v.string())",
      "h.nullable(v.optional(v.string()))", "v.object(h.partial({ a: v.string(), b: v.optional(v.number()) }))", "h.brandedString('x')", "h.deprecated"),
    ...from("0.1.21", "v.object(h.systemFields('users'))", "v.object(h.withSystemFields('users', { _id: v.string(), a: v.any() }))"),
    ...from("0.1.27", "h.pretend(v.string())", "h.pretendRequired(v.string())"),
    ...from("0.1.70", "h.doc(schema, 'one')", "h.doc(schema, 'two')", "h.doc(schema, 'three')", "h.typedV(schema).doc('one')",
      "h.typedV(schema).id('one')", "h.typedV(schema).string()"),
    ...(isFrom(version, "0.1.19") ? until("0.1.123", "h.string", "h.number", "h.float64", "h.boolean", "h.int64", "h.any", "h.null_",
      "h.id('users')", "h.object({ a: h.any })", "h.array(h.string)", "h.bytes()", "h.literal('x')", "h.optional(h.string)", "h.union(h.string, h.null_)",
      "typeof h.arrayBuffer === 'function' ? h.arrayBuffer() : h.arrayBuffer") : []),
    ...(isFrom(version, "0.1.19") ? until("0.1.97", "h.bigint") : []),
    ...(isFrom(version, "0.1.99") ? until("0.1.123", "h.biging") : []),
    ...from("0.1.99", "h.partial(v.object({ a: v.string() }))", "h.partial(v.optional(v.object({ a: v.optional(v.string()) })))",
      "h.partial(v.union(v.object({ a: v.string() }), v.union(v.object({ b: v.any() }))))", "h.partial(v.union(v.string()))",
      "h.partial(v.union(v.optional(v.object({}))))", "h.partial(v.string())", "h.partial(v.optional(v.union(v.object({ a: v.string() }))))"),
    ...from("0.1.101", "h.addFieldsToValidator({ a: v.string() }, { a: v.optional(v.string()), b: v.any() })",
      "h.addFieldsToValidator({ a: v.optional(v.string()) }, { a: v.string() })", "h.addFieldsToValidator({ a: v.number() }, { a: v.string() })",
      "h.addFieldsToValidator(v.object({ a: v.string() }), {})", "h.addFieldsToValidator(v.optional(v.object({ a: v.string() })), { c: v.null() })",
      "h.addFieldsToValidator(v.union(v.object({ a: v.string() }), v.union(v.object({}))), { c: v.null() })", "h.addFieldsToValidator(v.string(), { c: v.null() })"),
    ...from("0.1.107", "h.vRequired(v.optional(v.string()))", "h.vRequired(v.string())", "h.vRequired(v.optional(v.union(v.null())))",
      "h.vRequired(v.optional(v.object({ a: v.optional(v.any()) })))", "h.vRequired(v.optional(v.id('t')))", "h.vRequired(v.optional(v.literal(1n)))",
      "h.vRequired(v.optional(v.record(v.string(), v.any())))", "h.vRequired(v.optional(v.array(v.bytes())))", "h.vRequired(v.optional(v.commitTs()))"),
  ];
  const general = [
    ...from("0.1.14", "v.literal(h.nullThrows('x'))", "v.literal(h.nullThrows(null))", "(h.assert(true), v.any())", "(h.assert(false), v.any())",
      "(h.assert(undefined), v.any())", "v.literal(h.pruneNull([null, 'a'])[0])"),
    ...from("0.1.19", "v.object(h.pick({ a: v.any(), b: v.any() }, ['b', 'c']))", "v.object(h.omit({ a: v.any(), b: v.any() }, ['b', 'c']))"),
    ...from("0.1.84", "v.object(h.withoutSystemFields({ _id: v.any(), a: v.any(), _creationTime: v.any() }))"),
  ];
  const schema = `const schema: any = { tables: { one: defineTable({ a: v.string() }), two: defineTable(v.union(v.object({ a: v.any() }), v.union(v.object({ b: v.any() })))), three: defineTable(v.any()) } };\n`;
  const programs = {};
  if (validators.length > 0) {
    programs.validators = table('import * as h from "convex-helpers/validators";', validators).replace("export default", `${schema}export default`);
  }
  if (general.length > 0) programs.general = table('import * as h from "convex-helpers";', general);
  if (isFrom(version, "0.1.23")) {
    programs.table = `import { Table } from "convex-helpers/server";
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
const Users = Table("users", { name: v.string() });
export default defineSchema({ users: Users.table, all: defineTable({
  a: Users.doc, b: Users._id, c: v.object(Users.withSystemFields), d: v.object(Users.withoutSystemFields), e: v.object(Users.systemFields), f: v.literal(Users.name),
}) });
`;
  }
  if (isFrom(version, "0.1.14")) programs.sessions = table('import { SessionIdArg, vSessionId } from "convex-helpers/server/sessions";', ["vSessionId", "v.object(SessionIdArg)"]);
  if (isFrom(version, "0.1.32")) {
    programs.migrations = `import { migrationsTable } from "convex-helpers/server/migrations";
import { defineSchema } from "convex/server";
export default defineSchema({ migrations: migrationsTable });
`;
  }
  if (isFrom(version, "0.1.38")) {
    programs.rateLimit = `import { rateLimitTables } from "convex-helpers/server/rateLimit";
import { defineSchema } from "convex/server";
export default defineSchema({ ...rateLimitTables });
`;
  }
  const back = "v.string() v.number() v.int64() v.commitTs() v.boolean() v.null() v.any() v.id('users') v.bytes() v.array(v.string()) v.object({a:v.optional(v.string())}) v.union() v.union(v.string()) v.union(v.string(),v.null()) v.literal('x') v.record(v.string(),v.any()) v.optional(v.any()) v.record(v.id('users'),v.any())".split(" ");
  for (const [entry, first] of [["zod", "0.1.78"], ["zod3", "0.1.105"], ["zod4", "0.1.105"]]) {
    if (!isFrom(version, first)) continue;
    programs[`${entry}, back`] = table(`import { convexToZod, zodToConvex${isFrom(version, "0.1.75") ? ", withSystemFields, zodToConvexFields" : ""} } from "convex-helpers/server/${entry}";`,
      [...back.map((one) => `zodToConvex(convexToZod(${one}))`), "v.object(zodToConvexFields(withSystemFields('users', {})))"]);
  }
  return programs;
}

// The validators of components, and what is asked of each.
const componentPrograms = {
  "@convex-dev/workpool": [
    ["0.2.10", "h.vResultValidator", "h.resultValidator", "h.vWorkIdValidator", "h.workIdValidator", "h.vLogLevel", "h.vRetryBehavior", "h.vOnComplete"],
    ["0.2.15", "h.vOnCompleteValidator()", "h.vOnCompleteValidator(v.string())"],
    ["0.2.18", "h.vOnCompleteArgs()", "h.vOnCompleteArgs(v.string())"],
    ["0.3.1", "h.vResult", "h.vWorkId"],
    ["0.4.10", "h.vRunResult(v.string())", "h.vOnCompleteArgs(v.null(), v.string())"],
  ],
  "@convex-dev/workflow": [
    ["0.2.1", "h.vWorkflowId"],
    ["0.2.8", "h.vWorkflowStep"],
    ["0.3.3", "h.vEventId()", "h.vEventId('name')"],
    ["0.4.2", "h.vResultValidator"],
  ],
  "@convex-dev/persistent-text-streaming": [["0.2.3", "h.StreamIdValidator"]],
};

// Each: the versions of other packages, programs, and kinds of random programs.
export function kindsOf(name, version) {
  if (name === "@convex-dev/auth") return [{ others: {}, programs: authPrograms, random: {} }];
  if (componentPrograms[name] !== undefined) {
    const fields = componentPrograms[name].flatMap(([first, ...list]) => (isFrom(version, first) ? list : []));
    return [{ others: {}, programs: { validators: table(`import * as h from "${name}";`, fields) }, random: {} }];
  }
  if (name === "convex-ents") {
    const isNewest = isFrom(version, "0.15.0");
    const make = (r, n) => entSchemas(r, isNewest, n);
    const write = isFrom(version, "0.8.0") ? entsProgram : (items) => entsProgram(items).replace("defineEntFromTable, ", "const_, ").replace("const_, ", "");
    const old = (r, n) => make(r, n).filter((text) => !text.includes("defineEntFromTable"));
    return [{ others: {}, programs: {}, random: { schemas: { make: isFrom(version, "0.8.0") ? make : old, write } } }];
  }
  if (name === "convex-helpers") {
    const others = isFrom(version, "0.1.102") ? {} : { zod: "3.24.4" };
    const random = {};
    const hasOutput = isFrom(version, "0.1.75");
    const input = (kind) => ({ ...kind, write: (items) => kind.write(items).replace("zodOutputToConvex, ", "") });
    if (isFrom(version, "0.1.105")) {
      random["zod 4"] = zod4("zod/v4", "convex-helpers/server/zod4");
      random["zod 3"] = zod3("zod/v3", "convex-helpers/server/zod3");
      random["zod 3 by either"] = zod3("zod/v3", "convex-helpers/server/zod");
    } else if (isFrom(version, "0.1.102")) {
      random["zod 3"] = zod3("zod/v3", "convex-helpers/server/zod");
    } else if (isFrom(version, "0.1.45")) {
      const kind = zod3("zod", "convex-helpers/server/zod", (isOutput) => hasOutput || !isOutput);
      random["zod 3"] = hasOutput ? kind : input(kind);
    }
    return [{ others, programs: helperPrograms(version), random }];
  }
  if (isFrom(version, "4.0.0")) {
    return [{ others: {}, programs: {}, random: {
      "zod 4": zod4("zod", "convex-helpers/server/zod4"),
      "zod/v4": zod4("zod/v4", "convex-helpers/server/zod4"),
      "zod/v3": zod3("zod/v3", "convex-helpers/server/zod3"),
    } }];
  }
  if (isFrom(version, "3.25.70")) {
    return [{ others: {}, programs: {}, random: { "zod 3": zod3("zod", "convex-helpers/server/zod3"), "zod/v4": zod4("zod/v4", "convex-helpers/server/zod4") } }];
  }
  return [{ others: { "convex-helpers": "0.1.99" }, programs: {}, random: { "zod 3": zod3("zod", "convex-helpers/server/zod") } }];
}
