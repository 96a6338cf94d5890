import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({ name: v.string() }),
  profiles: defineTable({ user: v.id("users"), bio: v.string() }).index("by_user", ["user"]),
});
