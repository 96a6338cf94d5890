import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    name: v.string(),
    role: v.union(v.literal("admin"), v.literal("member"), v.literal("guest")),
    email: v.optional(v.string()),
    createdAt: v.number(),
    updatedAt: v.optional(v.number()),
  })
    .index("by_email", ["email"])
    .index("by_role", ["role"]),
  posts: defineTable({
    author: v.id("users"),
    title: v.string(),
    body: v.union(
      v.object({ kind: v.literal("text"), text: v.string() }),
      v.object({ kind: v.literal("image"), storageId: v.id("_storage"), alt: v.optional(v.string()) }),
    ),
    embedding: v.array(v.float64()),
    createdAt: v.number(),
    updatedAt: v.optional(v.number()),
  })
    .index("by_author", ["author", "createdAt"])
    .searchIndex("search_title", { searchField: "title", filterFields: ["author"] })
    .vectorIndex("by_embedding", { vectorField: "embedding", dimensions: 1536 }),
  embeddings_128: defineTable({ vector: v.array(v.float64()) }),
  embeddings_256: defineTable({ vector: v.array(v.float64()) }),
});
