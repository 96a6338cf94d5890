import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({ b: v.union(v.union(v.string(), v.null()), v.number(), v.string()), a: v.float64(), c: v.bigint() }),
});
