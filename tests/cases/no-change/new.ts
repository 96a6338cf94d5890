import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({ a: v.number(), b: v.union(v.number(), v.string(), v.union(v.null())), c: v.int64() }),
});
