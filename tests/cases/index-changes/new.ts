import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const fields = { name: v.string(), age: v.number(), text: v.string(), vec: v.array(v.float64()) };
export default defineSchema({
  users: defineTable(fields)
    .index("same", { fields: ["name"], staged: false })
    .index("added", ["age"])
    .index("changed", ["age", "name"])
    .index("staged", { fields: ["text", "name"], staged: true })
    .index("enabled", ["text"])
    .searchIndex("search", { searchField: "text", filterFields: ["age"] })
    .vectorIndex("vector", { vectorField: "vec", dimensions: 512 })
    .vectorIndex("vector_added", { vectorField: "vec", dimensions: 256, filterFields: ["name"] }),
});
