import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  t: defineTable(v.optional(v.object({ a: v.array(v.optional(v.string())), b: v.union(v.optional(v.number()), v.null()), c: v.nullable(v.optional(v.string())) }))),
});
