import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  any: defineTable(v.any()),
  union: defineTable(v.union(v.object({ kind: v.literal("a"), x: v.string() }), v.object({ kind: v.literal("b"), y: v.number() }))),
  record: defineTable(v.record(v.string(), v.any()) as any),
  object: defineTable(v.object({ a: v.string() })),
});
