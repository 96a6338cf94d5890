import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    name: v.string(),
    // @default "free"
    plan: v.union(v.literal("free"), v.literal("pro")),
    // @default { theme: "light", pinned: [] }
    settings: v.object({ theme: v.string(), pinned: v.array(v.string()) }),
    score: v.union(v.number(), v.null()),
  }),
});
