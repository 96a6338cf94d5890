import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const stamp = v.number();
const shape = v.union(v.object({ kind: v.literal("circle"), r: v.number() }), v.object({ kind: v.literal("square") }));

export default defineSchema({
  // what used to be two tables
  first: defineTable({ a: v.string() }),

  messages: defineTable({
    kind: v.literal("text"),
    text: v.string(),
    at: v.optional(stamp),
  }),

  free: defineTable({
    text: v.string(), // at last
  }),

  shapes: defineTable(shape),
});
