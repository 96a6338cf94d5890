import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    firstname: v.string(),
    lastname: v.optional(v.string()),
    email: v.string(),
    avatar: v.optional(v.id("_storage")),
  })
    .index("by_email", ["email"])
    .index("by_name", ["lastname", "firstname"]),
});
