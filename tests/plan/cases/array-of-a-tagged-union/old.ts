import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  pages: defineTable({
    blocks: v.array(v.union(
      v.object({ kind: v.literal("text"), text: v.string(), bold: v.boolean() }),
      v.object({ kind: v.literal("image"), url: v.string() }),
    )),
    byLanguage: v.record(v.string(), v.union(
      v.object({ type: v.literal("draft"), note: v.optional(v.string()) }),
      v.object({ type: v.literal("done"), at: v.number() }),
    )),
  }),
});
