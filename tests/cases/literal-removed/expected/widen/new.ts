import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    role: v.union(v.literal("admin"), v.literal("user"), v.literal("guest")),
  }),
});
