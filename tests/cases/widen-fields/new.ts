import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const plan = v.union(v.literal("free"), v.literal("pro"));

export default defineSchema({
  users: defineTable({
    name: v.string(), // as shown
    // where invoices go
    email: v.string(), /* unique */
    lastSeen: v.number(), // milliseconds
    settings: v.object({
      theme: v.union(v.literal("dark"), v.literal("light")),
      digest: v.boolean(),
    }),
    phone: v.union(v.string(), v.null()),
    plan // no comma
  }),
});
