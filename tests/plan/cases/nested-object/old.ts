import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({ profile: v.object({ name: v.string(), old: v.string() }), settings: v.optional(v.object({ theme: v.optional(v.string()) })) }),
});
