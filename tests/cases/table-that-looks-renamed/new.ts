import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  people: defineTable({ manager: v.optional(v.id("people")), name: v.string() }),
  posts: defineTable({ author: v.id("people") }),
  nothing: defineTable({}),
});
