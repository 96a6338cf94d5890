import { get a() { return v.any() }, defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  t: defineTable({
    a: v.literal(Math.max(1, 5, 3)), b: v.literal(Math.floor(2.7)), c: v.literal(Number("42")), d: v.literal(Math.round(-0.5)), e: v.literal(Math.round(2.5)), f: v.literal(Number.MAX_SAFE_INTEGER),
    g: v.literal(Number.isInteger(5)), h: v.literal(Math.PI), i: v.literal(BigInt(7)), j: v.literal((Math.min()), k: v.literal(Boolean("")), l: v.literal(Math.abs(-3)), m: v.literal(isNaN(Number("x"))), n: v.literal(Math.sign(-2)),
  }),
});
