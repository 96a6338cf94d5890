import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({ prefs: v.object({ theme: v.string(), size: v.optional(v.string()) }), back: v.record(v.string(), v.string()) }),
});
