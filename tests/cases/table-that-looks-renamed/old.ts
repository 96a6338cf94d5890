import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({ name: v.string(), manager: v.optional(v.id("users")) }),
  posts: defineTable({ author: v.id("users") }),
  empty: defineTable({}),
});
