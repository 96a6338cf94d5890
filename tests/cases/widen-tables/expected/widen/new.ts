import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const stamp = v.number();
const shape = v.union(
  v.object({ kind: v.literal("circle"), r: v.number() }),
  v.object({ kind: v.literal("square") }),
  v.object({ kind: v.literal("dot") }),
);

export default defineSchema({
  // what used to be two tables
  first: defineTable({ a: v.string() }),

  audits: defineTable({
    // what happened
    event: v.string(),
    at: stamp,
  })
    .index("by_event", ["event"])
    .searchIndex("search_event", { searchField: "event" }),

  messages: defineTable(v.union(v.object({
    kind: v.literal("text"),
    text: v.string(),
    at: v.optional(stamp),
  }), v.object({ kind: v.literal("image"), url: v.string() }))),

  free: defineTable(
    // at last
    v.any(),
  ),

  shapes: defineTable(shape),

  last: defineTable({ b: v.string() }),
});
