import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    active: v.union(v.literal("active"), v.literal("inactive"), v.literal("banned")),
    flag: v.union(v.literal(true), v.null()),
  }),
});
