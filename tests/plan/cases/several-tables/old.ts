import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  a: defineTable({ x: v.optional(v.number()) }),
  b: defineTable({ y: v.string(), z: v.string() }),
  c: defineTable({ n: v.null() }),
});
