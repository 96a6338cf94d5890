// `convex-helpers/server/migrations`: the table that it keeps.
import { defineTable } from "convex/server";
import { v } from "convex/values";

export const migrationsTable = defineTable({
  name: v.string(),
  table: v.string(),
  cursor: v.union(v.string(), v.null()),
  isDone: v.boolean(),
  workerId: v.optional(v.id("_scheduled_functions")),
  processed: v.number(),
  latestStart: v.number(),
  latestEnd: v.optional(v.number()),
}).index("name", ["name"]);
