// Tests the backfill in backfill_a4c5c663.ts with documents of every shape: npx vitest run backfill_a4c5c663
import component from "@convex-dev/migrations/test";
import { validate } from "convex-helpers/validators";
import { convexTest } from "convex-test";
import type { WithoutSystemFields } from "convex/server";
import { v } from "convex/values";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { components, internal } from "./_generated/api.js";
import type { Doc } from "./_generated/dataModel.js";
import schema from "./new.js";

const modules = {
  "./_generated/api.js": () => import("./_generated/api.js"),
  "./backfill_a4c5c663.ts": () => import("./backfill_a4c5c663.js"),
};

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
    {
      before: { name: "text" },
      after: {
        name: "text",
        plan: "free",
        seats: 3n,
        theme: "dark",
        settings: { size: 1, tags: ["new"] },
      },
    },
    {
      before: { name: "text", theme: null },
      after: {
        name: "text",
        plan: "free",
        seats: 3n,
        theme: "dark",
        settings: { size: 1, tags: ["new"] },
      },
    },
    {
      before: {
        name: "text",
        plan: "free",
        seats: 1n,
        theme: "text",
        settings: { size: 1, tags: ["text"] },
      },
      after: "as before",
    },
    {
      before: { name: "text", plan: "pro", theme: null, settings: { size: 1, tags: [] } },
      after: {
        name: "text",
        plan: "pro",
        settings: { size: 1, tags: [] },
        seats: 3n,
        theme: "dark",
      },
    },
    {
      before: { name: "text", seats: 1n },
      after: {
        name: "text",
        seats: 1n,
        plan: "free",
        theme: "dark",
        settings: { size: 1, tags: ["new"] },
      },
    },
    {
      before: {
        name: "text",
        plan: "pro",
        seats: 1n,
        theme: "text",
        settings: { size: 1, tags: [] },
      },
      after: "as before",
    },
    {
      before: { name: "text", plan: "free", seats: 1n, settings: { size: 1, tags: ["text"] } },
      after: {
        name: "text",
        plan: "free",
        seats: 1n,
        settings: { size: 1, tags: ["text"] },
        theme: "dark",
      },
    },
    {
      before: { name: "text", plan: "free" },
      after: {
        name: "text",
        plan: "free",
        seats: 3n,
        theme: "dark",
        settings: { size: 1, tags: ["new"] },
      },
    },
    {
      before: {
        name: "text",
        plan: "pro",
        seats: 1n,
        theme: "text",
        settings: { size: 1, tags: ["text"] },
      },
      after: "as before",
    },
    {
      before: { name: "text", plan: "pro" },
      after: {
        name: "text",
        plan: "pro",
        seats: 3n,
        theme: "dark",
        settings: { size: 1, tags: ["new"] },
      },
    },
    {
      before: { name: "text", seats: 1n, theme: "text", settings: { size: 1, tags: ["text"] } },
      after: {
        name: "text",
        seats: 1n,
        theme: "text",
        settings: { size: 1, tags: ["text"] },
        plan: "free",
      },
    },
    {
      before: { name: "text", plan: "free", theme: "text", settings: { size: 1, tags: ["text"] } },
      after: {
        name: "text",
        plan: "free",
        theme: "text",
        settings: { size: 1, tags: ["text"] },
        seats: 3n,
      },
    },
    {
      before: { name: "text", theme: "text" },
      after: {
        name: "text",
        theme: "text",
        plan: "free",
        seats: 3n,
        settings: { size: 1, tags: ["new"] },
      },
    },
    {
      before: {
        name: "text",
        plan: "free",
        seats: 1n,
        theme: null,
        settings: { size: 1, tags: ["text"] },
      },
      after: {
        name: "text",
        plan: "free",
        seats: 1n,
        settings: { size: 1, tags: ["text"] },
        theme: "dark",
      },
    },
    {
      before: { name: "text", settings: { size: 1, tags: ["text"] } },
      after: {
        name: "text",
        settings: { size: 1, tags: ["text"] },
        plan: "free",
        seats: 3n,
        theme: "dark",
      },
    },
    {
      before: {
        name: "text",
        plan: "free",
        seats: 1n,
        theme: "text",
        settings: { size: 1, tags: [] },
      },
      after: "as before",
    },
    {
      before: { name: "text", settings: { size: 1, tags: [] } },
      after: {
        name: "text",
        settings: { size: 1, tags: [] },
        plan: "free",
        seats: 3n,
        theme: "dark",
      },
    },
    {
      before: { name: "text", plan: "free", seats: 1n, theme: "text" },
      after: {
        name: "text",
        plan: "free",
        seats: 1n,
        theme: "text",
        settings: { size: 1, tags: ["new"] },
      },
    },
  ],
};
const copies = 56;

// What the new schema takes.
const fits = {
  users: v.object({
    name: v.string(),
    plan: v.union(v.literal("free"), v.literal("pro")),
    seats: v.int64(),
    theme: v.string(),
    settings: v.object({ size: v.number(), tags: v.array(v.string()) }),
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
  return t.mutation(internal.backfill_a4c5c663.run, { batchSize: 50, ...options });
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
