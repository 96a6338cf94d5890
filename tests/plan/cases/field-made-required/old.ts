import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  posts: defineTable({ title: v.string(), author: v.optional(v.string()), likes: v.optional(v.number()), note: v.optional(v.string()) }),
});
