import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  members: defineTable({
    profile: v.union(v.null(), v.object({ bio: v.string(), phone: v.string() })),
    city: v.optional(v.string()),
    address: v.union(v.object({ street: v.string() }), v.null()),
    settings: v.union(v.object({ theme: v.string() }), v.null()),
    plan: v.optional(v.string()),
  }),
});
