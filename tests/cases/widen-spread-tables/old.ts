import { authTables } from "@convex-dev/auth/server";
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  ...authTables,
  authSessions: authTables.authSessions.index("by_expiry", ["expirationTime"]),
  users: defineTable({ name: v.string(), email: v.string() }),
  notes: defineTable({ text: v.string(), draft: v.boolean() }),
});
