import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({ bio: v.optional(v.union(v.string(), v.null())), seen: v.optional(v.nullable(v.number())) }),
});
