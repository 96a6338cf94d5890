import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  counters: defineTable({ count: v.int64(), total: v.number(), maybe: v.optional(v.int64()) }),
});
