import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  empty: defineTable({ a: v.string(), b: v.object({ c: v.null(), d: v.null() }) }),
  commented: defineTable({ a: v.string(), b: v.string() }),
  dense: defineTable({ a: v.null(), b: v.null(), c: v.null(), d: v.null(), e: v.null() }),
  casts: defineTable({ a: v.null(), b: v.array(v.string()), c: v.string(), d: v.record(v.string(), v.null()), e: v.string() }),
  wide: defineTable({ settings: v.object({ theme: v.string(), size: v.number() }), list: v.array(v.string()) }),
  quoted: defineTable({ "a b": v.string(), c: v.literal("it's") }),
});
