import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({ firstname: v.string(), lastname: v.string() }).index("by_lastname", ["lastname"]),
});
