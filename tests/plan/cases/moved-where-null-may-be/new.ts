import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  members: defineTable({
    profile: v.union(v.null(), v.object({ bio: v.string() })),
    phone: v.optional(v.string()),
    address: v.union(v.object({ street: v.string(), city: v.optional(v.string()) }), v.null()),
    // @default "light"
    theme: v.string(),
    billing: v.union(v.null(), v.object({ plan: v.string() })),
  }),
});
