import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const filterFields = Array.from({ length: 17 }, (_, i) => "data.f" + i);

export default defineSchema({
  posts: defineTable({ text: v.string(), data: v.any(), embedding: v.array(v.number()), tags: v.array(v.string()) })
    .searchIndex("search", { searchField: "text", filterFields })
    .vectorIndex("by_embedding", { vectorField: "embedding", dimensions: 8192 })
    .vectorIndex("by_tags", { vectorField: "tags", dimensions: 3 })
    .vectorIndex("by_author", { vectorField: "embedding", dimensions: 1536, filterFields: ["author"] }),
});
