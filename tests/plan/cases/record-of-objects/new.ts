import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  boards: defineTable({
    scores: v.record(v.string(), v.int64()),
    members: v.record(v.id("boards"), v.object({ role: v.string() })),
  }),
});
