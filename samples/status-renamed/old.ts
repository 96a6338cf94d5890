import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  tasks: defineTable({
    title: v.string(),
    status: v.union(v.literal("todo"), v.literal("in_progress"), v.literal("done"), v.literal("archived")),
    assignee: v.optional(v.id("users")),
    history: v.array(v.object({ at: v.number(), to: v.union(v.literal("todo"), v.literal("done")) })),
  }).index("by_status", ["status"]),
  users: defineTable({ name: v.string() }),
});
