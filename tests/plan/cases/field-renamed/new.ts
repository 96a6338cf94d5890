import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    // @renamed from=fullName
    name: v.string(),
    // @renamed from=nick
    alias: v.optional(v.string()),
    // @renamed from=visits
    views: v.int64(),
  }),
});
