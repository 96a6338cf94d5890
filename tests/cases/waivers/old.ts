import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    name: v.string(),
    nickname: v.string(),
    age: v.string(),
    email: v.string(),
  }),
  posts: defineTable({
    title: v.string(),
    draft: v.boolean(),
    likes: v.number(),
  }),
});
