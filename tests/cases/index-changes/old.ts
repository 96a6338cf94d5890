import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const fields = { name: v.string(), age: v.number(), text: v.string(), vec: v.array(v.float64()) };
export default defineSchema({
  users: defineTable(fields)
    .index("same", ["name"])
    .index("removed", ["age"])
    .index("changed", ["name", "age"])
    .index("staged", ["text", "name"])
    .index("enabled", { fields: ["text"], staged: true })
    .searchIndex("search", { searchField: "text" })
    .vectorIndex("vector", { vectorField: "vec", dimensions: 256 }),
});
