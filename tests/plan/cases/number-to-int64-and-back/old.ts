import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  counters: defineTable({ count: v.number(), total: v.int64(), maybe: v.optional(v.number()) }),
});
