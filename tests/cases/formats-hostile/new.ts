import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  a: defineTable({
    mark: v.literal("ok"),
  }),
});
