import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    x: v.union(v.literal("a"), v.literal("b"), v.string()),
    y: v.union(v.id("users"), v.string()),
    z: v.any(),
  }),
});
