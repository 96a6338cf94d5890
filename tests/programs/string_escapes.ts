import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  t: defineTable({
    a: v.literal("a\nb\tc\\d\"e'f"), b: v.literal('single \'quoted\''), c: v.literal("\u00e9\u{1F600}\x41"), d: v.literal("\uD83D\uDE00"),
    e: v.literal("line \
continued"), f: v.literal(`multi
line`), g: v.literal(""), h: v.literal("ünïcödé 日本語 😀"), i: v.literal("\0"), j: v.literal("\b\f\v"), k: v.literal(`\`${"x"}\``),
  }),
});
