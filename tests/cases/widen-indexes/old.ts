import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const BY_AGE = "by_age";

const log = defineTable({ text: v.string() }).index("by_text", ["text"]);

export default defineSchema({
  log,
  diary: defineTable({ text: v.string() }),
  users: defineTable({ name: v.string(), age: v.number(), bio: v.string(), vector: v.array(v.float64()) })
    .index("by_name", ["name"])
    .index(BY_AGE, ["age"])
    .index("by_bio", ["bio"])
    .searchIndex("search_bio", { searchField: "bio", filterFields: ["age"] })
    .vectorIndex("by_vector", { vectorField: "vector", dimensions: 256, filterFields: ["age"] }),
  posts: defineTable({ title: v.string(), slug: v.string() }).index("by_slug", ["slug"]),
  tags: defineTable({ label: v.string() }).index("by_label", ["label"]),
});
