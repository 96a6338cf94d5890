import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable(v.union(v.object({ kind: v.literal("a"), x: v.string() }), v.object({ kind: v.literal("b"), y: v.number() }))),
});
