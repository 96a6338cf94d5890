import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  strange: defineTable({
    a: v.string(),
    gone: v.number(),
    c: v.union(v.literal("x"), v.literal("y")),
    d: v.object({ p: v.string(), q: v.string() }),
  }),
  indexed: defineTable({ a: v.string(), b: v.string() })
    .index("by_a", ["a"])
    .index("by_b", ["b"]),
  tricky: defineTable({ a: v.string(), b: v.string() }),
  spaced: defineTable({ a: v.string() }),
});
