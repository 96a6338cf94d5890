import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  tasks: defineTable({ status: v.union(v.literal("todo"), v.literal("done")) }),
});
