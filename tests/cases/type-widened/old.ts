import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({ x: v.union(v.literal("a"), v.literal("b")), y: v.id("users"), z: v.object({}) }),
});
