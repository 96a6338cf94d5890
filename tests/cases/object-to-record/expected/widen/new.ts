import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    prefs: v.record(v.string(), v.string()),
    back: v.union(v.object({ theme: v.string() }), v.record(v.string(), v.string())),
  }),
});
