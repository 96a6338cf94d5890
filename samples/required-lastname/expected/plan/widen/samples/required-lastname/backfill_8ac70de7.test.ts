// Tests the backfill in backfill_8ac70de7.ts with documents of every shape: npx vitest run backfill_8ac70de7
import component from "@convex-dev/migrations/test";
import { validate } from "convex-helpers/validators";
import { convexTest } from "convex-test";
import type { WithoutSystemFields } from "convex/server";
import { type GenericId, v } from "convex/values";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { components, internal } from "./_generated/api.js";
import type { Doc } from "./_generated/dataModel.js";
import schema from "./new.js";

const modules = {
  "./_generated/api.js": () => import("./_generated/api.js"),
  "./backfill_8ac70de7.ts": () => import("./backfill_8ac70de7.js"),
};

// As convex-test makes them: the documents need not be there.
const id = <Table extends string>(table: Table) => `10000${table}` as GenericId<Table>;

const tables = ["users"] as const;
type Documents = {
  [Table in (typeof tables)[number]]: {
    before: WithoutSystemFields<Doc<Table>>;
    after?: object | "as before";
  }[];
};

// What the old schema takes, and what may be written while the widened one is deployed; and what that
// becomes, unless it is for you to decide.
const documents: Documents = {
  users: [
    { before: { firstname: "text", email: "text" } },
    { before: { firstname: "text", email: "text", avatar: id("_storage") } },
    {
      before: { firstname: "text", lastname: "text", email: "text", avatar: id("_storage") },
      after: "as before",
    },
    { before: { firstname: "text", lastname: "text", email: "text" }, after: "as before" },
  ],
};
const copies = 250;

// What the new schema takes.
const fits = {
  users: v.object({
    firstname: v.string(),
    lastname: v.string(),
    email: v.string(),
    avatar: v.optional(v.id("_storage")),
  }),
};

function empty() {
  const t = convexTest({ schema, modules, transactionLimits: true });
  component.register(t);
  return t;
}

async function stored() {
  const t = empty();
  await t.run(async (ctx) => {
    for (const { before } of documents.users) {
      for (let n = 0; n < copies; n++) await ctx.db.insert("users", before);
    }
  });
  return t;
}

type Test = ReturnType<typeof empty>;

// Small batches, so that there are many of them; a reset starts from the first document again.
function start(t: Test, options: { batchSize?: number; reset?: boolean } = {}) {
  return t.mutation(internal.backfill_8ac70de7.run, { batchSize: 50, ...options });
}

// Until nothing is scheduled any more, which takes at most so many batches.
async function finish(t: Test) {
  await t.finishAllScheduledFunctions(vi.runAllTimers, 33);
  const all = await t.query(components.migrations.lib.getStatus, {});
  const failed = all.filter(({ state }) => state !== "success");
  expect(failed.map(({ name, error }) => ({ name, error }))).toEqual([]);
}

async function documentsOf(t: Test) {
  return await t.run(async (ctx) => {
    return {
      users: await ctx.db.query("users").collect(),
    };
  });
}

// Documents come in the order in which they were stored; those that the backfill made come after them.
async function expectToFit(t: Test) {
  await t.run(async (ctx) => {
    for (const table of tables) {
      const all = await ctx.db.query(table).collect();
      for (const [n, { _id, _creationTime, ...document }] of all.entries()) {
        validate(fits[table], document, { db: ctx.db, throw: true });
        const one = documents[table][Math.floor(n / copies)];
        if (one?.after) expect(document).toEqual(one.after === "as before" ? one.before : one.after);
      }
    }
  });
}

// So many documents may take longer than a test usually does.
vi.setConfig({ testTimeout: 60_000 });
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("every document fits the new schema", async () => {
  const t = await stored();
  await start(t);
  await finish(t);
  await expectToFit(t);
});

test("a second run changes nothing", async () => {
  const t = await stored();
  await start(t);
  await finish(t);
  const once = await documentsOf(t);
  await start(t, { reset: true });
  await finish(t);
  expect(await documentsOf(t)).toEqual(once);
});

test("an interrupted run goes on where it stopped", async () => {
  const t = await stored();
  await start(t, { batchSize: 1 });
  await t.mutation(components.migrations.lib.cancelAll, {});
  const all = await t.query(components.migrations.lib.getStatus, {});
  expect(all.map(({ state }) => state)).toContain("canceled");
  await start(t);
  await finish(t);
  await expectToFit(t);
});
