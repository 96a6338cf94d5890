import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    a: v.record(v.string(), v.number()),
    b: v.union(v.record(v.id("users"), v.number()), v.record(v.string(), v.number())),
  }),
});
