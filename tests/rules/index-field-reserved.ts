import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({ a: v.any(), b_: v.string(), c: v.array(v.float64()) })
    .index("by_b", ["b_"])
    .index("by_a_x", ["a.x_"])
    .index("by_document", ["_id"]) // ! index-field-reserved
    .index("by_b_and_time", ["b_", "_creationTime"]) // ! index-field-reserved
    .index("by_own", ["_own"]) // ! index-field-reserved
    .index("by_own_inside", { fields: ["a._own"], staged: true }) // ! index-field-reserved
    // These may look at them.
    .searchIndex("search", { searchField: "b_", filterFields: ["_creationTime", "_id", "_own"] })
    .vectorIndex("vector", { vectorField: "c", dimensions: 2, filterFields: ["_creationTime"] }),
});
