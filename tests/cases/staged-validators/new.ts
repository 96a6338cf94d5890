import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  added: defineTable({ a: v.string() }).staged({ b: v.string() }),
  removed: defineTable({ a: v.string() }),
  changed: defineTable({ a: v.string() }).staged({ b: v.number() }),
  same: defineTable({ a: v.string() }).staged(v.object({ b: v.string(), a: v.string() })),
});
