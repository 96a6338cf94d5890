import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  posts: defineTable({
    title: v.string(),
    author: v.string(),
    // @default 0
    likes: v.number(),
    note: v.union(v.string(), v.null()),
  }),
});
