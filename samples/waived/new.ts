import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    name: v.string(),
  }),
  logs: defineTable({
    // schemaplan-ignore type-changed -- nothing has been logged so far
    at: v.number(),
    text: v.string(),
  }),
});
