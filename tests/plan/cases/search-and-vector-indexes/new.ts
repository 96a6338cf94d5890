import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  documents: defineTable({ title: v.string(), body: v.optional(v.string()), embedding: v.array(v.float64()) })
    .searchIndex("search_body", { searchField: "body", filterFields: ["title"] })
    .vectorIndex("by_embedding", { vectorField: "embedding", dimensions: 2, filterFields: ["title"] }),
});
