import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  things: defineTable({ value: v.union(v.object({ a: v.string(), b: v.number() }), v.object({ c: v.string(), d: v.number() })) }),
});
