import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    name: v.string(),
    role: v.optional(v.string()),
    email: v.optional(v.string()),
  })
    .index("by_email", ["email"])
    .staged({ role: v.string() }),
});
