import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  notes: defineTable({
    title: v.union(v.string(), v.null()),
    pages: v.optional(v.number()),
  }),
});
