import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  "blog-posts": defineTable({}),
  _files: defineTable({}),
  users: defineTable({ "first name": v.string(), mail: v.string(), age: v.number() })
    .index("by-mail", ["mail"])
    .index("by_creation_time", ["age"])
    .index("by_age", ["age", "mail"])
    .searchIndex("by_age", { searchField: "mail" }),
});
