import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  posts: defineTable({ author: v.id("user"), cover: v.optional(v.id("_storage")) }),
  users: defineTable({}),
});
