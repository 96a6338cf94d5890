import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  tasks: defineTable({ status: v.union(v.literal("todo"), v.literal("blocked"), v.literal("waiting"), v.literal("done")) }),
});
