import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  a: defineTable({
    x: v.union(v.number(), v.string()),
    y: v.optional(v.string()),
    w: v.optional(v.string()),
  }).index("by_y", ["y"]),
  b: defineTable({ z: v.number() }),
});
