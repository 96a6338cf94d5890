import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    name: v.string(),
    email: v.string(),
    invitedBy: v.optional(v.id("user")),
  })
    .index("by_email", ["email"])
    .index("by_inviter", ["inviteBy"]),
});
