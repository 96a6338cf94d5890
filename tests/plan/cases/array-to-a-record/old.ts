import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  invoices: defineTable({
    lines: v.array(
      v.object({
        label: v.string(),
        hours: v.optional(v.number()),
        quantity: v.optional(v.number()),
        unitPrice: v.optional(v.number()),
        amount: v.number(),
      }),
    ),
  }),
});
