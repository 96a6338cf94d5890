import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  empty: defineTable({ a: v.optional(v.string()), b: v.optional(v.object({ c: v.null(), d: v.null() })) }),
  commented: defineTable({
    // nothing yet
    a: v.optional(v.string()),
    b: v.optional(v.string()),
  }),
  dense: defineTable({
    a: v.null(), b: v.null(), // two on a line
    c: v.null(), d: v.optional(v.null()), e: v.null() }),
  casts: defineTable({
    a: (v.union(v.string(), v.null()) as any),
    b: v.array((v.union(v.number(), v.string()))),
    c: v.optional(v.union(v.number(), v.string())) as any,
    d: v.record(v.string(), /* what else */ v.union(v.number(), v.null())),
    e: v.union(v.number(), v.string()).optional(),
    f: v.optional(v.nullable(v.string())),
  }),
  wide: defineTable({
    settings: v.object({
      theme: v.union(v.literal("dark"), v.literal("light"), v.string()),
      size: v.union(v.string(), v.number()),
    }),
    list: v.array(v.union(v.number(), v.string())),
  }),
  quoted: defineTable({ "a b": v.optional(v.string()), 'c': v.union(v.literal('other'), v.literal("it's")) }),
});
