import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    // @renamed from=surname
    lastname: v.string(),
    address: v.optional(
      v.object({
        /** @renamed from=zip */
        postcode: v.optional(v.string()),
        town: v.string(),
      }),
    ),
  }),
});
