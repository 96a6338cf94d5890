import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    name: v.string(),
    city: v.optional(v.string()),
    bio: v.string(),
    profile: v.object({ handle: v.string() }),
    address: v.optional(v.object({ street: v.string() })),
  }),
});
