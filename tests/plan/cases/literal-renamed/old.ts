import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  tasks: defineTable({ status: v.union(v.literal("pending"), v.literal("done")), priority: v.optional(v.union(v.literal(1), v.literal(2))) }),
});
