import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({ a: v.string(), b: v.string(), c: v.array(v.float64()) })
    .index("by_a", ["a"])
    .index("by_A", ["b"])
    .index("by_a", ["a", "b"]) // ! index-name-repeated
    .searchIndex("by_a", { searchField: "a" }) // ! index-name-repeated
    .vectorIndex("by_c", { vectorField: "c", dimensions: 2 })
    .index("by_c", { fields: ["c"], staged: true }), // ! index-name-repeated
  posts: defineTable({ a: v.string() }).index("by_a", ["a"]),
});
