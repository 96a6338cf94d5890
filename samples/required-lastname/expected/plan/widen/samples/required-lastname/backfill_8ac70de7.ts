// Brings the stored documents to the new schema, while the widened one is deployed: PLAN.md, phase 2.
// Running it again is harmless: it goes on where it stopped, and leaves alone what fits.
//
//   npx convex run backfill_8ac70de7:run
import { Migrations } from "@convex-dev/migrations";
import { compareValues } from "convex/values";
import { components, internal } from "./_generated/api.js";
import type { Doc } from "./_generated/dataModel.js";
import type { MutationCtx } from "./_generated/server.js";
import schema from "./new.js";

const migrations = new Migrations(components.migrations, { schema });

// One table after the other.
export const run = migrations.runner([internal.backfill_8ac70de7.users]);

export const users = migrations.define({
  table: "users",
  // A document may weigh 1 MiB (`firstname` has no bound): so many are surely read and written in one transaction.
  batchSize: 5,
  migrateOne: async (ctx, doc) => {
    const next = await newUsers(ctx, doc);
    if (next !== doc) await ctx.db.replace("users", doc._id, next);
  },
});

// A document of `users` as the new schema has it; one that fits is returned as it is.
async function newUsers(ctx: MutationCtx, doc: Doc<"users">): Promise<Doc<"users">> {
  const next = { ...doc };
  if (next.lastname === undefined) next.lastname = await usersLastname(ctx, doc);
  return compareValues(next, doc) === 0 ? doc : next;
}

// TODO(schemaplan): the value of `lastname` where there is none.
async function usersLastname(_ctx: MutationCtx, doc: Doc<"users">): Promise<string> {
  throw new Error(`users ${doc._id}: usersLastname is not written yet`);
}
