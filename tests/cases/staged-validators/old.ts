import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  added: defineTable({ a: v.string() }),
  removed: defineTable({ a: v.string() }).staged({ b: v.string() }),
  changed: defineTable({ a: v.string() }).staged({ b: v.string() }),
  same: defineTable({ a: v.string() }).staged({ b: v.string() }),
});
