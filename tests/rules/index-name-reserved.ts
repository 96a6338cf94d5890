import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({ a: v.string(), b: v.string(), c: v.array(v.float64()) })
    .index("by_ID", ["a"])
    .index("by_id", ["b"]) // ! index-name-reserved
    .index("by_creation_time", ["a", "b"]) // ! index-name-reserved
    .index("_by_a", ["b", "a"]) // ! index-name-reserved
    // A service that Convex lets in.
    .index("_fivetran_synced", ["c"])
    .searchIndex("_search", { searchField: "a" }) // ! index-name-reserved
    .vectorIndex("by_id_", { vectorField: "c", dimensions: 2 })
    .vectorIndex("_vector", { vectorField: "c", dimensions: 3, staged: true }), // ! index-name-reserved
});
