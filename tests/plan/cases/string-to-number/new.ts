import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  readings: defineTable({ value: v.number(), unit: v.union(v.literal("C"), v.literal("F")) }),
});
