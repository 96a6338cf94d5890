import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  shapes: defineTable(v.union(v.object({ kind: v.literal("a"), y: v.string() }), v.object({ kind: v.literal("b") }))),
  logs: defineTable({ event: v.union(v.object({ kind: v.literal("a") }), v.object({ kind: v.literal("b"), n: v.number() })) }),
  any: defineTable({ a: v.string() }),
});
