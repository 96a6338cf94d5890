import { authTables } from "@convex-dev/auth/server";
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const own = {
  notes: defineTable({ text: v.string(), draft: v.optional(v.boolean()) }),
};

export default defineSchema({
  ...authTables,
  ...own,
  authSessions: authTables.authSessions.index("by_expiry", ["expirationTime"]),
});
