import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({ a: v.string(), vector: v.array(v.float64()) })
    .vectorIndex("by_a", { vectorField: "vector", dimensions: 2, filterFields: ["a", "_creationTime"] })
    .vectorIndex("by_b", { vectorField: "vector", dimensions: 3, filterFields: ["a", "b"] }) // ! filter-field-missing
    .vectorIndex("by_a_x", { vectorField: "vector", dimensions: 4, filterFields: ["a.x"], staged: true }), // ! filter-field-missing
});
