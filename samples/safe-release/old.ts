import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  channels: defineTable({ name: v.string(), topic: v.string() }),
  messages: defineTable({
    channel: v.id("channels"),
    body: v.string(),
    author: v.union(v.object({ kind: v.literal("user"), id: v.id("users") }), v.object({ kind: v.literal("bot"), name: v.string() })),
    reactions: v.record(v.id("users"), v.literal("like")),
  }).index("by_channel", ["channel"]),
  users: defineTable({ name: v.string() }),
});
