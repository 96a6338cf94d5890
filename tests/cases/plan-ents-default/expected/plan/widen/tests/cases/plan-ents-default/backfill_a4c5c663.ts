// Brings the stored documents to the new schema, while the widened one is deployed: PLAN.md, phase 2.
// Running it again is harmless: it goes on where it stopped, and leaves alone what fits.
//
//   npx convex run backfill_a4c5c663:run
import { Migrations } from "@convex-dev/migrations";
import { compareValues } from "convex/values";
import { components, internal } from "./_generated/api.js";
import type { Doc } from "./_generated/dataModel.js";
import schema from "./new.js";

const migrations = new Migrations(components.migrations, { schema });

// One table after the other.
export const run = migrations.runner([internal.backfill_a4c5c663.users]);

export const users = migrations.define({
  table: "users",
  // A document may weigh 1 MiB (`name` has no bound): so many are surely read and written in one transaction.
  batchSize: 5,
  migrateOne: async (ctx, doc) => {
    const next = newUsers(doc);
    if (next !== doc) await ctx.db.replace("users", doc._id, next);
  },
});

// A document of `users` as the new schema has it; one that fits is returned as it is.
function newUsers(doc: Doc<"users">): Doc<"users"> {
  const next = { ...doc };
  if (next.plan === undefined) next.plan = "free";
  if (next.seats === undefined) next.seats = 3n;
  if (next.theme === null) delete next.theme;
  if (next.theme === undefined) next.theme = "dark";
  if (next.settings === undefined) next.settings = { size: 1, tags: ["new"] };
  return compareValues(next, doc) === 0 ? doc : next;
}
