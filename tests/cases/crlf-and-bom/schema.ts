import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  // ünï
  users: defineTable({ "é": v.literal("日本"), x: undefined }),
});
