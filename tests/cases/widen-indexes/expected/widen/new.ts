import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const entries = () => defineTable({ text: v.string() });
const [log, diary] = [entries(), entries()];

export default defineSchema({
  log: log.index("by_text", ["text"]),
  diary,
  users: defineTable({
    name: v.string(),
    age: v.optional(v.number()),
    bio: v.optional(v.string()),
    vector: v.array(v.float64()),
  })
    .index("by_first_name", ["name"]) // alike the old one
    .index("by_age", ["age"])
    .searchIndex("search_bio", { searchField: "bio", filterFields: ["age"] })
    .vectorIndex("by_vector", {
      vectorField: "vector",
      dimensions: 256,
      filterFields: ["age"],
    })
    .index("by_bio", ["name", "vector"]), // another one of that name
  posts: defineTable({
    title: v.string(),
    slug: v.optional(v.string()),
  })
    .index("by_title", ["title"])
    .index("by_slug", ["slug"]),
  tags: defineTable({ label: v.string() }).index("by_label", ["label"]),
});
