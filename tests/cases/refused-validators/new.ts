import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const text = v.object({ body: v.string() });

export default defineSchema({
  messages: defineTable(v.union(text, v.null())),
  users: defineTable({
    settings: v.record(v.union(v.literal("theme"), v.literal("lang")), v.string()),
    limit: v.union(v.number(), v.literal(Infinity)),
  }),
});
