import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({ name: v.string() }).index("by_name", ["name"]),
  notes: defineTable({ text: v.string(), author: v.union(v.object({ id: v.id("users") }), v.null()) }),
});
