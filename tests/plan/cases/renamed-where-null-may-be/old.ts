import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  members: defineTable({
    city: v.string(),
    nickname: v.union(v.string(), v.null()),
    years: v.optional(v.union(v.null(), v.number())),
    address: v.object({ town: v.string() }),
  }),
});
