import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    profile: v.object({
      name: v.string(),
      // @default "they"
      pronoun: v.string(),
    }),
    settings: v.optional(v.object({ theme: v.string() })),
  }),
});
