import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    name: v.string(),
    nickname: v.string(),
  }),
  logs: defineTable({
    at: v.string(),
    text: v.string(),
    level: v.string(),
  }),
});
