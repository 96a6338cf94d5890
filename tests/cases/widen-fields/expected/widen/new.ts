import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const plan = v.union(v.literal("free"), v.literal("pro"));

export default defineSchema({
  users: defineTable({
    name: v.string(), // as shown
    nickname: v.optional(v.string()),
    // where invoices go
    email: v.string(), /* unique */
    lastSeen: v.optional(v.number()), // milliseconds
    settings: v.optional(v.object({
      theme: v.union(v.literal("dark"), v.literal("light")),
      digest: v.boolean(),
    })),
    phone: v.union(v.string(), v.null()),
    retired: v.optional(plan),
    plan, // no comma
    legacyAddress: v.optional(v.object({
      street: v.string(),
      // as people write it
      zip: v.string(),
    }))
  }),
});
