import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { tables } from "./tables";

export default defineSchema({
  ...tables,
  removed: defineTable({ a: v.string() }).index("by_a", ["a"]),
});
