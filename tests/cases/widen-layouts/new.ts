import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  empty: defineTable({}),
  commented: defineTable({
    // nothing yet
  }),
  dense: defineTable({
    a: v.null(), b: v.null(), // two on a line
    c: v.null(), e: v.null() }),
  casts: defineTable({
    a: (v.string() as any), b: v.array((v.number())), c: v.optional(v.number()) as any,
    d: v.record(v.string(), /* what else */ v.number()), e: v.number().optional(), f: v.nullable(v.string()),
  }),
  wide: defineTable({ settings: v.object({ theme: v.union(v.literal("dark"), v.literal("light")), size: v.string() }), list: v.array(v.number()) }),
  quoted: defineTable({ 'c': v.literal('other') }),
});
