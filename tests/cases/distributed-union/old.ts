import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable(v.object({ kind: v.union(v.literal("a"), v.literal("b")), x: v.union(v.string(), v.number()) })),
});
