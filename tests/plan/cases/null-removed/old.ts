import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({ bio: v.union(v.string(), v.null()), site: v.union(v.string(), v.null()), photo: v.optional(v.union(v.string(), v.null())) }),
});
