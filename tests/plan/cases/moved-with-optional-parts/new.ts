import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    street: v.string(),
    city: v.optional(v.string()),
    number: v.optional(v.string()),
    settings: v.optional(v.object({ theme: v.string() })),
  }),
});
