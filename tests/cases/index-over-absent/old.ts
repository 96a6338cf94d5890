import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({ email: v.string(), profile: v.object({ city: v.string() }), bio: v.string() })
    .index("by_email", ["email"])
    .index("by_city", ["profile.city"])
    .searchIndex("search_bio", { searchField: "bio", filterFields: ["email"] }),
});
