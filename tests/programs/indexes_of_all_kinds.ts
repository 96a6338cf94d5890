import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  t: defineTable({ a: v.string(), b: v.object({ c: v.number() }), e: v.array(v.float64()) })
    .index("by_a", ["a"])
    .index("by_b_c", { fields: ["b.c", "a"] })
    .index("staged", { fields: ["a", "b.c"], staged: true })
    .index("not_staged", { fields: ["a"], staged: false })
    .searchIndex("search", { searchField: "a" })
    .searchIndex("search_filtered", { searchField: "a", filterFields: ["b.c"] })
    .searchIndex("search_staged", { searchField: "a", filterFields: [], staged: true })
    .vectorIndex("vector", { vectorField: "e", dimensions: 1536 })
    .vectorIndex("vector_filtered", { vectorField: "e", dimensions: 256 * 3, filterFields: ["a"] })
    .vectorIndex("vector_staged", { vectorField: "e", dimensions: 4, staged: true }),
});
