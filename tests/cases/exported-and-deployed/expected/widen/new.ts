import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({ name: v.string(), nickname: v.optional(v.string()) }),
  messages: defineTable({
    body: v.string(),
    author: v.id("users"),
    embedding: v.array(v.float64()),
    kind: v.optional(v.union(v.literal(-0), v.literal(2), v.literal("text"), v.literal(7n))),
  })
    .index("by_author", ["author"])
    .searchIndex("by_body", { searchField: "body", filterFields: ["kind", "author"] })
    .vectorIndex("by_embedding", { vectorField: "embedding", dimensions: 1536, staged: true }),
});
