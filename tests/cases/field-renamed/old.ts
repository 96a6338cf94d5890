import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    surname: v.string(),
    address: v.optional(v.object({ zip: v.string(), town: v.string() })),
  }),
});
