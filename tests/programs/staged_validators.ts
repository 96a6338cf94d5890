import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  fields: defineTable({ a: v.string(), b: v.number() }).staged({ b: undefined, c: v.boolean() }),
  whole: defineTable({ a: v.string() }).staged(v.union(v.object({ a: v.string() }), v.object({ b: v.null() }))).index("a", ["a"]),
  any: defineTable(v.any()).staged({ a: v.string() }),
  order: defineTable({ a: v.string(), b: v.number() }).staged({ a: v.number() }),
});
