import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  documents: defineTable({ title: v.string(), text: v.string(), embedding: v.array(v.float64()), author: v.string() })
    .searchIndex("search_text", { searchField: "text", filterFields: ["author"] })
    .vectorIndex("by_embedding", { vectorField: "embedding", dimensions: 2, filterFields: ["author"] }),
});
