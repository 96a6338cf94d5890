import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    bio: v.optional(v.string()),
    // @default "https://example.com"
    site: v.string(),
    photo: v.optional(v.string()),
  }),
});
