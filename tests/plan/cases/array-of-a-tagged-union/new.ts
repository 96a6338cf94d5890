import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  pages: defineTable({
    blocks: v.array(
      v.union(
        v.object({ kind: v.literal("text"), text: v.string() }),
        v.object({
          kind: v.literal("image"),
          // @renamed from=url
          source: v.string(),
        }),
      ),
    ),
    byLanguage: v.record(
      v.string(),
      v.union(
        v.object({
          type: v.literal("draft"),
          // @default ""
          note: v.string(),
        }),
        v.object({ type: v.literal("done"), at: v.int64() }),
      ),
    ),
  }),
});
