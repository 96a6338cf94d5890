import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({ a: v.string() })
    .index("by_a", ["a"])
    .index("by_nothing", []) // ! index-empty
    .index("by_nothing_later", { fields: [], staged: true }) // ! index-empty
    .searchIndex("search", { searchField: "a", filterFields: [] }),
});
