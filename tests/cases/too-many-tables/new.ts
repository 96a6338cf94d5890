import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema(
  Object.fromEntries(Array.from({ length: 10001 }, (_, i) => ["t" + i, defineTable({ a: v.null() })])),
);
