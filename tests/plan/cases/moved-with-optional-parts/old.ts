import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    address: v.object({ street: v.string(), city: v.optional(v.string()) }),
    phone: v.optional(v.object({ number: v.string() })),
    theme: v.string(),
  }),
});
