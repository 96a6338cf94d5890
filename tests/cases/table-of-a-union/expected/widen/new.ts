import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable(
    v.union(
      v.object({ kind: v.literal("b"), y: v.union(v.string(), v.number()) }),
      v.object({ kind: v.literal("c") }),
      v.object({ kind: v.literal("a"), x: v.string() }),
    ),
  ),
});
