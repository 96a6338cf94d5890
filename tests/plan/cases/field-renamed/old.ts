import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({ fullName: v.string(), nick: v.optional(v.string()), visits: v.number() }),
});
