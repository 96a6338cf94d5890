import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  a: defineTable({
    mark: v.union(v.literal("a|b"), v.literal("`x` | \\ <img src=x onerror=1>"), v.literal("100%,:\n::error::"), v.literal("]]>&\u0001\uFFFE"), v.literal("ok")),
    "a`b": v.string(),
    "@ada|*x*<b>": v.string(),
    asked: v.string(),
  }),
});
