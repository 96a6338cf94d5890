import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({ a: v.any(), b: v.string() })
    .index("by_a_b", ["a", "b"])
    .index("by_a_and_inside", ["a", "a.x"])
    .index("by_a_b_a", ["a", "b", "a"]) // ! index-field-repeated
    .index("by_b_b", { fields: ["b", "b."], staged: true }) // ! index-field-repeated
    .searchIndex("search", { searchField: "b", filterFields: ["a", "a", "b"] }),
});
