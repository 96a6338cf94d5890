import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  z: defineTable({ b: v.string(), 10: v.string(), a: v.string(), 2: v.number(), "01": v.null(), "4294967295": v.null(), "4294967294": v.null() }),
  3: defineTable({}),
  1: defineTable({}),
});
