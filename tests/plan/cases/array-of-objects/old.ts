import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  carts: defineTable({ items: v.array(v.object({ sku: v.string(), quantity: v.number(), gift: v.boolean() })), tags: v.optional(v.array(v.union(v.string(), v.null()))) }),
});
