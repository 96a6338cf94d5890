import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const stamp = v.number();

export default defineSchema({
  first: defineTable({ a: v.string() }),
  audits: defineTable({
    // what happened
    event: v.string(),
    at: stamp,
  })
    .index("by_event", ["event"])
    .searchIndex("search_event", { searchField: "event" }),
  messages: defineTable(
    v.union(v.object({ kind: v.literal("text"), text: v.string() }), v.object({ kind: v.literal("image"), url: v.string() })),
  ),
  free: defineTable(v.any()),
  shapes: defineTable(v.union(v.object({ kind: v.literal("circle"), r: v.number() }), v.object({ kind: v.literal("dot") }))),
  last: defineTable({ b: v.string() }),
});
