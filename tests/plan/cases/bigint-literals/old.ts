import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  versions: defineTable({ schema: v.union(v.literal(1n), v.literal(2n)), gone: v.string() }),
});
