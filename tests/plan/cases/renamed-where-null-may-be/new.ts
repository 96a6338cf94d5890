import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  members: defineTable({
    // @renamed from=nickname
    alias: v.optional(v.string()),
    // @renamed from=years
    age: v.optional(v.int64()),
    address: v.object({
      // @renamed from=town
      city: v.string(),
    }),
  }),
});
