import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    name: v.string(),
    // @default 1
    level: v.number(),
  }),
  logs: defineTable({ line: v.string() }),
});
