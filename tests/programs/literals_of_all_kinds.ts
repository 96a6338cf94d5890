import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  t: defineTable({
    a: v.literal("text"), b: v.literal(1), c: v.literal(1.5), d: v.literal(-3), e: v.literal(2n), f: v.literal(-9223372036854775808n + 0n),
    g: v.literal(true), h: v.literal(false), i: v.literal(-0), j: v.literal(0xff), k: v.literal(1_000_000), l: v.literal(1e21),
    m: v.literal(0b101), n: v.literal(0o17), o: v.literal(.5), p: v.literal(5e-324), q: v.literal(0x1fn), r: v.literal(Infinity), s: v.literal(NaN),
    t: v.literal(-Infinity), u: v.literal(1e-7), w: v.literal(123456789012345680000), x: v.literal(9007199254740993),
  }),
});
