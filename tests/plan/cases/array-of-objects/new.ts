import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  carts: defineTable({
    items: v.array(
      v.object({
        sku: v.string(),
        quantity: v.int64(),
        // @default 0
        price: v.number(),
      }),
    ),
    tags: v.optional(v.array(v.string())),
  }),
});
