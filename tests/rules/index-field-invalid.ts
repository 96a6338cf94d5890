import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({ a: v.any(), b: v.string(), c: v.array(v.float64()) })
    .index("by_path", ["a.x.y"])
    .index("by_dots", ["..b.."])
    .index("by_empty", [""]) // ! index-field-invalid
    .index("by_dot", ["."]) // ! index-field-invalid
    .index("by_hole", ["a..x"]) // ! index-field-invalid
    .index("by_blank", ["a x"]) // ! index-field-invalid
    .index("by_brackets", ["a[0]"]) // ! index-field-invalid
    .index("by_digit", ["a.0"]) // ! index-field-invalid
    .searchIndex("search", { searchField: "a-b" }) // ! index-field-invalid
    .searchIndex("filter", { searchField: "b", filterFields: ["b", "$b"] }) // ! index-field-invalid
    .vectorIndex("vector", { vectorField: "c.", dimensions: 2, filterFields: ["_"] }) // ! index-field-invalid
    .vectorIndex("other_vector", { vectorField: "c c", dimensions: 2 }), // ! index-field-invalid
});
