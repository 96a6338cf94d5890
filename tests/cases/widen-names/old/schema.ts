import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  aliased: defineTable({ a: v.string(), gone: v.string() }),
  spaced: defineTable({ a: v.string(), gone: v.array(v.string()) }),
  bare: defineTable({ name: v.string(), gone: v.null() }),
  removed: defineTable({ a: v.string() }).index("by_a", ["a"]),
});
