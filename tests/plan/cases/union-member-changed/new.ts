import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  messages: defineTable({
    body: v.union(
      v.object({
        kind: v.literal("text"),
        text: v.string(),
        // @default "plain"
        format: v.string(),
      }),
      v.object({ kind: v.literal("image"), url: v.string() }),
      v.null(),
    ),
  }),
});
