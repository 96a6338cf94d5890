import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const plan = v.union(v.literal("free"), v.literal("pro"));

export default defineSchema({
  users: defineTable({
    name: v.string(),
    nickname: v.optional(v.string()), // gone, and optional before
    plan,
    legacyAddress: v.object({
      street: v.string(),
      // as people write it
      zip: v.string(),
    }),
    email: v.string(),
    phone: v.string(),
    retired: v.optional(plan),
  }),
});
