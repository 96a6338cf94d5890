import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({ a: v.string(), b: v.string(), c: v.array(v.float64()) })
    .index("by_a", ["a"])
    .index("by_a_b", ["a", "b"])
    .index("by_b_a", ["b", "a"])
    .index("by_a_too", ["a"]) // ! index-repeated
    .index("by_dotted_a", [".a."]) // ! index-repeated
    .index("by_b_a_later", { fields: ["b", "a"], staged: true }), // ! index-repeated
  posts: defineTable({ a: v.string(), b: v.string(), c: v.string() })
    .searchIndex("search", { searchField: "a" })
    .searchIndex("search_with_b", { searchField: "a", filterFields: ["b"] })
    .searchIndex("search_with_c", { searchField: "a", filterFields: ["c"] })
    .searchIndex("search_with_b_c", { searchField: "a", filterFields: ["b", "c"] })
    .searchIndex("search_with_c_b", { searchField: "a", filterFields: ["c", "b", "c"] }) // ! index-repeated
    .searchIndex("search_later", { searchField: "a", filterFields: [], staged: true }), // ! index-repeated
  // Of a vector index, filter fields do not count.
  vectors: defineTable({ a: v.array(v.float64()), b: v.string() })
    .vectorIndex("two", { vectorField: "a", dimensions: 2 })
    .vectorIndex("three", { vectorField: "a", dimensions: 3 })
    .vectorIndex("two_with_b", { vectorField: "a", dimensions: 2, filterFields: ["b"] }), // ! index-repeated
});
