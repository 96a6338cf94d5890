import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const status = v.union(v.literal("todo"), v.literal("doing"), v.literal("done"));

export default defineSchema({
  tasks: defineTable({
    title: v.string(),
    status: v.union(status, v.literal("in_progress"), v.literal("archived")),
    assignee: v.optional(v.nullable(v.id("users"))),
    history: v.array(v.object({ at: v.number(), to: status })),
  })
    .index("by_status", ["status"])
    .index("by_assignee", ["assignee", "status"]),
  users: defineTable({ name: v.string() }),
});
