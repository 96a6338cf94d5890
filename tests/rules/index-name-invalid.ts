import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const sixtyFour = "a".repeat(64);

export default defineSchema({
  users: defineTable({ a: v.string(), b: v.string(), c: v.array(v.float64()) })
    .index(sixtyFour, ["a"])
    .index(sixtyFour + "a", ["b"]) // ! index-name-invalid
    .index("", ["a", "b"]) // ! index-name-invalid
    .index("by a", ["b", "a"]) // ! index-name-invalid
    .searchIndex("2", { searchField: "a" }) // ! index-name-invalid
    .vectorIndex("by-vector", { vectorField: "c", dimensions: 2 }) // ! index-name-invalid
    .index("__", { fields: ["a", "c"], staged: true }), // ! index-name-invalid
});
