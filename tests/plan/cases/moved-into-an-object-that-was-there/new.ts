import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    profile: v.object({ handle: v.string(), name: v.string(), bio: v.optional(v.string()) }),
    address: v.optional(v.object({ street: v.string(), city: v.optional(v.string()) })),
  }),
});
