import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({ bio: v.union(v.string(), v.null()), seen: v.nullable(v.number()) }),
});
