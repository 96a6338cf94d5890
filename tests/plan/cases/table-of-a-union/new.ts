import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  shapes: defineTable(
    v.union(
      v.object({
        kind: v.literal("circle"),
        // @renamed from=r
        radius: v.number(),
      }),
      v.object({
        kind: v.literal("square"),
        side: v.number(),
        // @default 1
        corners: v.number(),
      }),
    ),
  ),
});
