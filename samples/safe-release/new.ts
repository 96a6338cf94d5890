import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  channels: defineTable({ name: v.string(), topic: v.optional(v.string()), archivedAt: v.optional(v.number()) }),
  messages: defineTable({
    channel: v.id("channels"),
    body: v.nullable(v.string()),
    author: v.union(
      v.object({ kind: v.literal("user"), id: v.id("users") }),
      v.object({ kind: v.literal("bot"), name: v.string(), version: v.optional(v.string()) }),
      v.object({ kind: v.literal("system") }),
    ),
    reactions: v.record(v.id("users"), v.union(v.literal("like"), v.literal("love"))),
  })
    .index("by_channel", ["channel"])
    .index("by_author", { fields: ["author.kind", "channel"], staged: true }),
  users: defineTable({ name: v.string() }),
  invitations: defineTable({ channel: v.id("channels"), email: v.string() }).index("by_email", ["email"]),
});
