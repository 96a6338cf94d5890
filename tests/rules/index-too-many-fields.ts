import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const names = [..."abcdefghijklmnop"];

export default defineSchema({
  users: defineTable(Object.fromEntries(names.map((name) => [name, v.string()])))
    .index("by_15", names.slice(0, 15))
    .index("by_16", names) // ! index-too-many-fields
    .index("by_16_later", { fields: names.slice(1).concat("a"), staged: true }), // ! index-too-many-fields
});
