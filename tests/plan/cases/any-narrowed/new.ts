import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  events: defineTable({ payload: v.object({ kind: v.string() }), at: v.number() }),
});
