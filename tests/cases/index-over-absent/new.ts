import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    email: v.optional(v.string()),
    profile: v.optional(v.object({ city: v.string() })),
    bio: v.optional(v.string()),
    plan: v.optional(v.string()),
  })
    .index("by_email", ["email"])
    .index("by_city", ["profile.city"])
    .index("by_plan", ["plan"])
    .searchIndex("search_bio", { searchField: "bio", filterFields: ["email"] }),
});
